import type { Clock } from '../../../core/ports/clock.ts'
import type { KeptTeamItem, TeamItem } from '../../../core/outbox/team-item.ts'
import type { TeamOutbox } from '../../../core/outbox/team-outbox.ts'
import { rejectionOf, type TeamSaid, type TeamTry } from './team-outcome.ts'

interface SenderParts {
  readonly outbox: TeamOutbox
  readonly clock: Clock
  readonly attempt: (item: TeamItem) => Promise<TeamTry>
  /** A try came to an end that settles it; before the item is taken out. */
  readonly onTried: (item: TeamItem, tried: TeamTry) => void
  /** What waits or was rejected has changed. */
  readonly onItems: (items: readonly KeptTeamItem[]) => void
  /** A rejected item that nobody needs to see again, e.g. a receipt. */
  readonly isForgettable: (item: TeamItem, tried: TeamTry) => boolean
}

/** `recorded`: an event, which has no record to show. */
export type SenderSaid = TeamSaid | { readonly kind: 'recorded' }

interface Held {
  item: KeptTeamItem
  /** On the disk: what other windows settled meanwhile may be taken out. */
  durable: boolean
  settle?: (said: SenderSaid) => void
}

/** Waits between tries while the hub does not take anything, in ms; it is also tried as soon as the link returns. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const

/**
 * Sends what this seat has to say to the team: at once, from the window where it was said, and again later from the one
 * that leads. A resend is harmless (ids), a change of order is not: one lane is one item at a time, oldest first.
 */
export class TeamSender {
  readonly #parts: SenderParts
  readonly #held = new Map<string, Held>()
  readonly #running = new Set<string>()
  #leads = false
  #failures = 0
  /** Readings of the disk may overtake each other: only the one begun last counts. */
  #readings = 0
  #cancelPause: (() => void) | undefined
  readonly #stops: readonly (() => void)[]

  constructor(parts: SenderParts) {
    this.#parts = parts
    this.#stops = [
      parts.outbox.onChange(() => void this.#follow()),
      parts.outbox.onLead(() => {
        this.#leads = true
        void this.#follow().then(() => this.#sendAll())
      }),
    ]
    void this.#follow()
  }

  items(): readonly KeptTeamItem[] {
    return [...this.#held.values()].map(({ item }) => item)
  }

  /** Items that are not on the disk yet: of them nothing may be promised. */
  keeping(): ReadonlySet<string> {
    return new Set([...this.#held].flatMap(([id, { durable }]) => (durable ? [] : [id])))
  }

  /** Keeps it, sends it, and says what came of the first try. `kept`: it is on the disk. */
  async say(item: TeamItem, kept: () => void = () => undefined): Promise<SenderSaid> {
    const said = new Promise<SenderSaid>((resolve) => {
      this.#held.set(item.id, { item: { ...item, status: { kind: 'waiting' } }, durable: false, settle: resolve })
    })
    this.#told()
    try {
      await this.#parts.outbox.keep(item)
      this.#isKept(item.id)
      kept()
    } catch {
      return await this.#sayUnkept(item)
    }
    void this.#drain(item.lane)
    return await said
  }

  /** Keeps it and sends it behind the caller's back. True: it is on the disk or at the hub; false: neither took it. */
  async post(item: TeamItem): Promise<boolean> {
    const held: Held = { item: { ...item, status: { kind: 'waiting' } }, durable: false }
    this.#held.set(item.id, held)
    this.#told()
    try {
      await this.#parts.outbox.keep(item)
    } catch {
      const tried = await this.#parts.attempt(item)
      this.#held.delete(item.id)
      this.#told()
      return tried.kind === 'recorded'
    }
    this.#isKept(item.id)
    void this.#drain(item.lane)
    return true
  }

  /** The link is back, or something else says that it is worth a try now. */
  retryNow(): void {
    this.#failures = 0
    this.#cancelPause?.()
    this.#sendAll()
  }

  /** The operator sends the rejected ones of a lane again. */
  async again(lane: string): Promise<void> {
    const rejected = [...this.#held.values()].filter(({ item }) => item.lane === lane && item.status.kind === 'rejected')
    for (const { item } of rejected) await this.#parts.outbox.again(item.id)
    await this.#follow()
    await this.#drain(lane)
  }

  async letGo(lane: string): Promise<void> {
    const rejected = [...this.#held.values()].filter(({ item }) => item.lane === lane && item.status.kind === 'rejected')
    for (const { item } of rejected) {
      await this.#parts.outbox.letGo(item.id)
      this.#held.delete(item.id)
    }
    this.#told()
  }

  stop(): void {
    this.#cancelPause?.()
    for (const stop of this.#stops) stop()
  }

  #isKept(id: string): void {
    const held = this.#held.get(id)
    if (held === undefined) return
    held.durable = true
    this.#told()
  }

  /** The disk is full or gone: said without a net, so that the client is helped all the same. */
  async #sayUnkept(item: TeamItem): Promise<SenderSaid> {
    const tried = await this.#parts.attempt(item)
    this.#parts.onTried(item, tried)
    this.#held.delete(item.id)
    this.#told()
    return tried.kind === 'later' ? { kind: 'not-kept' } : tried
  }

  #sendAll(): void {
    if (this.#leads) for (const lane of new Set(this.#waiting().map(({ lane }) => lane))) void this.#drain(lane)
  }

  #waiting(lane?: string): readonly KeptTeamItem[] {
    const waiting = this.items().filter((item) => item.status.kind === 'waiting' && (lane === undefined || item.lane === lane))
    return waiting.sort((one, other) => one.createdAt - other.createdAt)
  }

  async #drain(lane: string): Promise<void> {
    if (this.#running.has(lane)) return
    this.#running.add(lane)
    try {
      for (let next = this.#nextOf(lane); next !== undefined; next = this.#nextOf(lane)) {
        if (!(await this.#send(next))) break
      }
    } finally {
      this.#running.delete(lane)
    }
  }

  #nextOf(lane: string): KeptTeamItem | undefined {
    const [first] = this.#waiting(lane)
    return first !== undefined && this.#held.get(first.id)?.durable === true ? first : undefined
  }

  /** False: the hub takes nothing now. */
  async #send(item: KeptTeamItem): Promise<boolean> {
    const tried = await this.#parts.attempt(item)
    this.#parts.onTried(item, tried)
    if (tried.kind === 'later') {
      for (const waiting of this.#waiting(item.lane)) this.#answer(waiting.id, { kind: 'queued' })
      this.#pause()
      return false
    }
    this.#failures = 0
    await this.#settle(item, tried)
    this.#answer(item.id, tried)
    this.#drop(item, tried)
    return true
  }

  async #settle(item: KeptTeamItem, tried: Exclude<TeamTry, { kind: 'later' }>): Promise<void> {
    const { outbox, isForgettable } = this.#parts
    try {
      if (tried.kind === 'done' || tried.kind === 'recorded' || isForgettable(item, tried)) await outbox.sent(item.id)
      else await outbox.reject(item.id, rejectionOf(tried))
    } catch {
      // It lies there still and is sent once more at the next start, which the hub knows by its id.
    }
  }

  #drop(item: KeptTeamItem, tried: Exclude<TeamTry, { kind: 'later' }>): void {
    const held = this.#held.get(item.id)
    const gone = tried.kind === 'done' || tried.kind === 'recorded' || this.#parts.isForgettable(item, tried)
    if (gone) this.#held.delete(item.id)
    else if (held !== undefined)
      held.item = { ...held.item, status: { kind: 'rejected', at: this.#parts.clock.now(), why: rejectionOf(tried) } }
    this.#told()
  }

  #answer(id: string, said: SenderSaid): void {
    this.#held.get(id)?.settle?.(said)
  }

  #pause(): void {
    this.#cancelPause?.()
    const pauseMs = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? PAUSES_MS[0]
    this.#failures += 1
    this.#cancelPause = this.#parts.clock.after(pauseMs, () => this.#sendAll())
  }

  /** What lies in the outbox now, of all windows. */
  async #follow(): Promise<void> {
    this.#readings += 1
    const reading = this.#readings
    const kept = await this.#parts.outbox.all().catch(() => undefined)
    if (kept === undefined || reading !== this.#readings) return
    const ids = new Set(kept.map(({ id }) => id))
    for (const [id, { durable, item }] of this.#held) if (durable && !ids.has(id) && !this.#running.has(item.lane)) this.#held.delete(id)
    for (const item of kept) {
      const held = this.#held.get(item.id)
      if (held === undefined) this.#held.set(item.id, { item, durable: true })
      else if (!this.#running.has(item.lane)) held.item = item
    }
    this.#told()
    if (this.#leads && this.#failures === 0) this.#sendAll()
  }

  #told(): void {
    this.#parts.onItems(this.items())
  }
}
