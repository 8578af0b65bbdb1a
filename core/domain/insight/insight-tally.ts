import type { WantedKind } from '../escalation/wanted.ts'
import type { EpochMs } from '../time.ts'
import type { Insight, InsightQuery, PartRow } from './insight.ts'
import { PartTally } from './part-tally.ts'
import type { EscalationFigures, TeamEvent } from './team-event.ts'
import { zoneDays, type ZoneDays } from './zone-days.ts'

/** The longest period that is told day by day. */
const MOST_DAYS = 400
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WANTED: readonly WantedKind[] = ['talk-now', 'advice', 'callback', 'take-over']

/** Counts what it is handed; each interaction and escalation once, escalations first. */
export class InsightTally {
  readonly #query: InsightQuery
  readonly #zone: ZoneDays
  readonly #all = new PartTally()
  readonly #topics = new Map<string, PartTally>()
  readonly #sites = new Map<string, PartTally>()
  readonly #outsourcers = new Map<string, PartTally>()
  readonly #days: ReadonlyMap<string, PartTally>
  readonly #hours: readonly PartTally[] = HOURS.map(() => new PartTally())
  readonly #wanted = new Map<WantedKind, number>()
  readonly #askedAgain = new Map<string, number>()
  /** Calls that were escalated, and whether one of their escalations was not taken back. */
  readonly #calls = new Map<string, boolean>()
  #takenBack = 0

  constructor(query: InsightQuery) {
    this.#query = query
    this.#zone = zoneDays(query.timeZone)
    this.#days = new Map(this.#zone.daysOf(query.from, query.to, MOST_DAYS).map((day) => [day, new PartTally()]))
  }

  escalation(one: EscalationFigures): void {
    const isTakenBack = one.ended?.how === 'taken-back'
    if (one.callId !== undefined) this.#calls.set(one.callId, this.#calls.get(one.callId) === true || !isTakenBack)
    if (!this.#isIn(one.offeredAt)) return
    if (isTakenBack) {
      this.#takenBack += 1
      return
    }
    for (const part of this.#partsOf(one, one.offeredAt)) part.escalation(one, this.#query.now)
    add(this.#wanted, one.wanted)
    for (const label of new Set(one.askedAgain)) add(this.#askedAgain, label)
  }

  interaction(event: TeamEvent): void {
    if (!this.#isIn(event.at)) return
    const isSolved = !(this.#calls.get(event.id) ?? event.escalated)
    for (const part of this.#partsOf(event, event.at)) part.interaction(isSolved, event.predicted)
  }

  insight(): Insight {
    const { from, to } = this.#query
    const { medianAcceptMs: _median, ...all } = this.#all.figures()
    return {
      from,
      to,
      ...all,
      solved: this.#all.solved,
      takenBack: this.#takenBack,
      ...this.#all.times(),
      ...this.#all.inTime(),
      askedAgainFacts: [...this.#askedAgain].map(([label, n]) => ({ label, n })).sort((a, b) => b.n - a.n || byText(a.label, b.label)),
      topics: rowsOf(this.#topics),
      sites: rowsOf(this.#sites),
      outsourcers: rowsOf(this.#outsourcers),
      wanted: WANTED.flatMap((kind) => ((n) => (n === undefined ? [] : [{ kind, n }]))(this.#wanted.get(kind))),
      days: [...this.#days].map(([day, part]) => ({ day, ...part.figures() })),
      byHour: this.#hours.map((part, hour) => ({ hour, ...part.figures() })),
    }
  }

  #isIn(at: EpochMs): boolean {
    return at >= this.#query.from && at < this.#query.to
  }

  *#partsOf(of: { readonly topicId?: string; readonly site?: string; readonly outsourcer?: string }, at: EpochMs): Generator<PartTally> {
    yield this.#all
    yield partOf(this.#topics, of.topicId)
    yield partOf(this.#sites, of.site)
    yield partOf(this.#outsourcers, of.outsourcer)
    const day = this.#days.get(this.#zone.dayOf(at))
    if (day !== undefined) yield day
    const hour = this.#hours[this.#zone.hourOf(at)]
    if (hour !== undefined) yield hour
  }
}

function partOf(parts: Map<string, PartTally>, key = ''): PartTally {
  const part = parts.get(key) ?? new PartTally()
  parts.set(key, part)
  return part
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const rowsOf = (parts: ReadonlyMap<string, PartTally>): readonly PartRow[] =>
  [...parts]
    .map(([key, part]) => ({ key, ...part.figures() }))
    .sort((a, b) => b.escalations - a.escalations || b.interactions - a.interactions || byText(a.key, b.key))
