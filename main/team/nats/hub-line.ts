import type { NatsConnection } from '@nats-io/nats-core'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { HubFailure, HubLink } from '../../../core/ports/team-hub.ts'
import type { DialOutcome } from './dial.ts'
import { HubClock } from './hub-clock.ts'
import { Links } from './links.ts'
import { CLOCK_BUCKET, placeOfBucket } from './places.ts'
import { Session } from './session.ts'
import { spread, type Timings } from './timings.ts'
import { Waiting } from './waiting.ts'

export interface LineOptions {
  /** At least one; tried in order. */
  readonly servers: readonly string[]
  readonly dial: (server: string) => Promise<DialOutcome>
  readonly clock: Clock
  readonly timings: Timings
  readonly say: (line: string) => void
}

/**
 * The line to the hub: always one connection or on the way to one.
 *
 *   dialling ──connected──▶ proving ──a write came back──▶ in use
 *      ▲ │ refused: link `refused`, a longer pause   │           │ closed, a ping or a write that got no answer
 *      └─┴──────────── next server, pause ◀──────────┴───────────┘
 *
 * A server that answers pings but takes no writes (cut off from its cluster) is left for the next one.
 */
export class HubLine {
  readonly links: Links
  readonly #options: LineOptions
  readonly #clock: HubClock
  readonly #waiting: Waiting
  readonly #followers = new Set<(session: Session) => void>()
  #session: Session | undefined
  #next = 0
  #closed = false

  constructor(options: LineOptions) {
    this.#options = options
    this.#clock = new HubClock(options.clock)
    this.#waiting = new Waiting(options.clock)
    this.links = new Links({ kind: 'connecting', since: options.clock.now() })
    void this.#run()
  }

  /** The connection in use; undefined: none. */
  get session(): Session | undefined {
    return this.#session
  }

  now(): EpochMs {
    return this.#clock.now()
  }

  /** Calls back with every new connection, and with the one that there is. Returns the stopper. */
  onSession(follower: (session: Session) => void): () => void {
    const own = (session: Session): void => follower(session)
    this.#followers.add(own)
    if (this.#session !== undefined) own(this.#session)
    return () => this.#followers.delete(own)
  }

  /** Asked anew after every pause: it may have been closed meanwhile. */
  #isClosed(): boolean {
    return this.#closed
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#followers.clear()
    const session = this.#session
    this.#session = undefined
    this.#waiting.end()
    await session?.connection.close().catch(() => undefined)
  }

  async #run(): Promise<void> {
    const { timings } = this.#options
    let failures = 0
    while (!this.#isClosed()) {
      const round = await this.#dialRound()
      if (round.kind === 'connected') {
        const used = await this.#use(round.connection)
        failures = used ? 0 : failures + 1
        // The one that let us down is the last to be asked again.
        this.#next += 1
      } else failures += 1
      if (this.#isClosed()) return
      if (round.kind === 'refused') {
        this.#options.say(`The hub refuses: ${round.detail}`)
        this.links.set({ kind: 'refused', why: round.why })
        await this.#waiting.pause(spread(timings.refusedMs))
      } else if (failures > 0) {
        this.#lost()
        await this.#waiting.pause(spread(Math.min(timings.longestRetryMs, timings.retryMs * 2 ** Math.min(failures - 1, 8))))
      } else this.#lost()
    }
  }

  /** Every server once. A refusal counts only when no other server takes us. */
  async #dialRound(): Promise<DialOutcome> {
    const { servers } = this.#options
    let outcome: DialOutcome = { kind: 'failed', detail: 'no server' }
    for (let i = 0; i < servers.length && !this.#isClosed(); i += 1) {
      const server = servers[this.#next % servers.length] ?? ''
      const tried = await this.#options.dial(server)
      if (tried.kind === 'connected') {
        if (!this.#isClosed()) return tried
        await tried.connection.close()
        return { kind: 'failed', detail: 'closed' }
      }
      if (tried.kind === 'refused' || outcome.kind !== 'refused') outcome = tried
      this.#next += 1
    }
    return outcome
  }

  /** Proves the connection and stays with it until it fails. Returns whether it was ever good. */
  async #use(connection: NatsConnection): Promise<boolean> {
    const { timings } = this.#options
    const waiting = new Waiting(this.#options.clock)
    const session = new Session(connection, timings.askMs, () => waiting.wake())
    const leave = this.#waiting.onEnd(() => waiting.end())
    void connection.closed().then(() => waiting.end())
    let good = false
    try {
      while (!waiting.isOver()) {
        const proof = await this.#prove(session)
        if (proof.kind === 'refused') {
          this.#session = undefined
          this.#options.say(`The hub refuses: ${proof.why}`)
          this.links.set(proof)
          await waiting.pause(spread(timings.refusedMs))
        } else if (proof.kind !== 'ok') return good
        else {
          good = true
          this.#enter(session, proof.roundTripMs)
          if (!(await this.#watchOver(session, waiting))) return good
        }
      }
      return good
    } finally {
      leave()
      waiting.end()
      this.#session = undefined
      // Nothing is left to be done about one that cannot even be closed.
      void connection.close().catch(() => undefined)
    }
  }

  async #prove(
    session: Session,
  ): Promise<
    { readonly kind: 'ok'; readonly roundTripMs: number } | Exclude<HubFailure, { kind: 'refused' }> | (HubLink & { kind: 'refused' })
  > {
    if (this.#session !== session) {
      const found = await session.discover(placeOfBucket(CLOCK_BUCKET).stream)
      if (found.kind === 'refused') return found
      if (found.kind !== 'ok') return { kind: 'unreachable' }
    }
    const measured = await this.#clock.measure(session)
    if (measured.kind === 'ok') return { kind: 'ok', roundTripMs: measured.value.roundTripMs }
    return measured.kind === 'refused' ? measured : { kind: 'unreachable' }
  }

  #enter(session: Session, roundTripMs: number): void {
    const known = this.#session === session
    this.#session = session
    this.links.set({ kind: 'connected', roundTripMs, server: session.server })
    if (known) return
    this.#options.say(`The hub is ${session.server}`)
    for (const follower of [...this.#followers]) follower(session)
  }

  /** Pings until it is time to prove the connection again (true), or it is bad (false). */
  async #watchOver(session: Session, waiting: Waiting): Promise<boolean> {
    const { timings, clock } = this.#options
    const end = clock.now() + spread(timings.clockEveryMs)
    while (!waiting.isOver() && clock.now() < end) {
      // Woken early: a request got no answer, so ask at once whether writes still get through.
      if (await waiting.pause(timings.pingEveryMs)) return !waiting.isOver()
      if (waiting.isOver()) return false
      const roundTripMs = await waiting.within(timings.pingMs, session.connection.rtt())
      if (roundTripMs === undefined) return false
      this.links.set({ kind: 'connected', roundTripMs, server: session.server })
    }
    return !waiting.isOver()
  }

  #lost(): void {
    if (this.links.link.kind !== 'connecting' && this.links.link.kind !== 'lost')
      this.links.set({ kind: 'lost', since: this.#options.clock.now() })
  }
}
