import { dutySchema } from '../../core/contract/team/duty-schema.ts'
import { escalationRecordSchema } from '../../core/contract/team/escalation-schema.ts'
import type { Change, ChangeWhat } from '../../core/domain/escalation/change.ts'
import type { EscalationId } from '../../core/domain/escalation/escalation-id.ts'
import type { Packet } from '../../core/domain/escalation/packet.ts'
import type { EscalationRules } from '../../core/domain/escalation/rules.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { BookOutcome } from '../../core/usecases/team/book-outcome.ts'
import { startClockwork } from '../../core/usecases/team/clockwork.ts'
import { openDutyBoard, type DutyBoard } from '../../core/usecases/team/duty-board.ts'
import { openEscalationBook, type EscalationBook } from '../../core/usecases/team/escalation-book.ts'
import type { EscalationView } from '../../core/usecases/team/follow-escalations.ts'
import type { ManualClock } from './manual-clock.ts'
import type { MemoryHub, MemoryHubClient } from './memory-hub.ts'

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/** As the main process reads what lies at the hub. */
function parseAs<T>(schema: Schema<T>): (text: string) => Result<T, 'unreadable'> {
  return (text) => {
    try {
      const parsed = schema.safeParse(JSON.parse(text))
      return parsed.success ? ok(parsed.data) : err('unreadable')
    } catch {
      return err('unreadable')
    }
  }
}

/** One seat on a hub in memory: its book, its board, its own clock, and an outbox that sends again what nobody acknowledged. */
export class EscalationSeat {
  readonly hub: MemoryHubClient
  readonly book: EscalationBook
  readonly view: EscalationView
  readonly board: DutyBoard
  readonly member: Member
  /** What came of every wish, by change id. `undefined`: nobody knows yet. */
  readonly outcomes = new Map<string, BookOutcome | undefined>()
  unreadable = 0
  readonly #clock: Clock
  readonly #outbox: { readonly id: string; readonly send: () => Promise<BookOutcome> }[] = []
  #sending: Promise<void> = Promise.resolve()
  #minted = 0

  constructor(hub: MemoryHub, clock: ManualClock, member: Member, { skewMs = 0 }: { readonly skewMs?: number } = {}) {
    this.member = member
    this.hub = hub.client({ skewMs })
    this.#clock = { now: () => clock.now() + skewMs, after: (delayMs, run) => clock.after(delayMs, run) }
    this.book = openEscalationBook({ hub: this.hub, clock: this.#clock, random: () => 0.5, parse: parseAs(escalationRecordSchema) })
    this.view = this.book.follow(['alfa'], { unreadable: (count) => (this.unreadable = count) })
    this.board = openDutyBoard({ hub: this.hub, clock: this.#clock, member, random: () => 0.5, parse: parseAs(dutySchema) })
  }

  startClockwork(rules: EscalationRules): () => void {
    const { book, view, board, hub, member } = this
    return startClockwork({ book, view, board, hub, clock: this.#clock, rules, seat: `seat-${member.id}`, memberId: member.id })
  }

  /** Puts the packet into the outbox and sends what lies there. Returns the id of the change. */
  submit(packet: Packet, what: ChangeWhat): string {
    const change = this.#change(what)
    return this.#wish(change.id, () => this.book.submit(packet, change))
  }

  wish({ organisation, id }: { readonly organisation: string; readonly id: EscalationId }, what: ChangeWhat): string {
    const change = this.#change(what)
    return this.#wish(change.id, () => this.book.change(organisation, id, change))
  }

  /** Sends what lies in the outbox, in order, until the hub does not answer. */
  send(): Promise<void> {
    this.#sending = this.#sending.then(() => this.#drain())
    return this.#sending
  }

  get isSent(): boolean {
    return this.#outbox.length === 0
  }

  #change(what: ChangeWhat): Change {
    this.#minted += 1
    return { id: `${this.member.id}-${String(this.#minted)}`, at: this.hub.now(), by: { kind: 'member', member: this.member }, what }
  }

  #wish(id: string, send: () => Promise<BookOutcome>): string {
    this.outcomes.set(id, undefined)
    this.#outbox.push({ id, send })
    void this.send()
    return id
  }

  async #drain(): Promise<void> {
    for (let job = this.#outbox[0]; job !== undefined; job = this.#outbox[0]) {
      const outcome = await job.send()
      if (outcome.kind === 'unreachable' || outcome.kind === 'full') return
      this.outcomes.set(job.id, outcome)
      this.#outbox.shift()
    }
  }
}

/** Lets everything that only waits for promises go on. */
export const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Turns the clock, with time to act at every step. */
export async function passTime(clock: ManualClock, ms: number, stepMs = 100): Promise<void> {
  await breathe()
  for (let left = ms; left > 0; left -= stepMs) {
    clock.advance(Math.min(stepMs, left))
    await breathe()
  }
}
