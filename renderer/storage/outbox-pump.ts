import type { DeliveryOutcome } from '../../core/outbox/delivery-outcome.ts'
import { defaultRetryPolicy, nextAttempt, type RetryPolicy } from '../../core/outbox/retry-policy.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { OutboxDelivery } from './jobs/deliver.ts'
import type { LeasedJob } from './jobs/job-store.ts'
import type { SeatStorage } from './seat-storage.ts'
import { systemClock } from './system-clock.ts'

export interface PumpOptions {
  readonly storage: SeatStorage
  /** Hands one delivery to the CRM connector. A rejection, or silence for `deliverWithinMs`, counts as `retry`. */
  readonly deliver: (delivery: OutboxDelivery) => Promise<DeliveryOutcome>
  readonly clock?: Clock
  /** 0…1 */
  readonly random?: () => number
  readonly policy?: RetryPolicy
  /** After this another pump may take a job whose pump died, in ms. */
  readonly leaseMs?: number
  /** Shorter than the lease, in ms. */
  readonly deliverWithinMs?: number
}

/** Wait after the storage itself failed, in ms. */
const STORAGE_PAUSE_MS = 5_000

/**
 * Starts the pump of this window. Of all windows only the holder of the Web Lock works; when it closes or dies,
 * the next one takes over. One delivery at a time; a rate limit holds all of them.
 */
export function startOutboxPump(options: PumpOptions): { stop(): void } {
  const pump = new OutboxPump(options)
  const waiting = new AbortController()
  navigator.locks
    .request(`${options.storage.name}-outbox`, { signal: waiting.signal }, () => pump.run())
    // Stopped while it stood by: there is nothing to undo.
    .catch(() => undefined)
  const stop = (): void => {
    waiting.abort()
    pump.stop()
  }
  options.storage.onLost(stop)
  return { stop }
}

class OutboxPump {
  readonly #options: Required<PumpOptions>
  #stopped = false
  #changed = false
  #wake: () => void = () => undefined
  #heldUntil = 0

  constructor(options: PumpOptions) {
    const defaults = { clock: systemClock, random: Math.random, policy: defaultRetryPolicy, leaseMs: 60_000, deliverWithinMs: 45_000 }
    this.#options = { ...defaults, ...options }
  }

  async run(): Promise<void> {
    const unsubscribe = this.#options.storage.queue.onChange(() => {
      this.#changed = true
      this.#wake()
    })
    while (!this.#stopped) await this.#turn()
    unsubscribe()
  }

  stop(): void {
    this.#stopped = true
    this.#wake()
  }

  async #turn(): Promise<void> {
    const { clock, leaseMs, storage } = this.#options
    this.#changed = false
    try {
      const leased = clock.now() >= this.#heldUntil ? await storage.queue.leaseNext(clock.now(), leaseMs) : undefined
      if (leased) {
        await this.#send(leased)
        return
      }
      const dueAt = await storage.queue.nextDueAt()
      await this.#rest(dueAt === undefined ? undefined : Math.max(dueAt, this.#heldUntil) - clock.now())
    } catch {
      await this.#rest(STORAGE_PAUSE_MS)
    }
  }

  async #send(leased: LeasedJob): Promise<void> {
    const { clock, policy, random, storage } = this.#options
    const outcome = await this.#deliver(leased)
    const now = clock.now()
    if (outcome.kind === 'rate-limited') this.#heldUntil = now + outcome.afterMs
    await storage.queue.settle(leased, nextAttempt(leased.job, outcome, now, random(), policy), outcome)
  }

  /** Never rejects and never hangs. */
  #deliver({ job, body }: LeasedJob): Promise<DeliveryOutcome> {
    const { clock, deliver, deliverWithinMs } = this.#options
    return new Promise((resolve) => {
      const giveUp = (): void => resolve({ kind: 'retry', afterMs: 0 })
      const cancel = clock.after(deliverWithinMs, giveUp)
      deliver({ jobId: job.id, kind: job.kind, body }).then(resolve, giveUp).finally(cancel)
    })
  }

  /** Until the time is up, jobs change or the pump is stopped. */
  #rest(forMs: number | undefined): Promise<void> {
    if (this.#changed || this.#stopped) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = forMs === undefined ? () => undefined : this.#options.clock.after(Math.max(0, forMs), resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }
}
