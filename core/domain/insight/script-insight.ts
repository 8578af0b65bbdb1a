import { FRAME_PREFIX } from '../script/join-frame.ts'
import type { RunRecord } from '../script/run-record.ts'
import { ScriptTally, type ScriptFigures } from '../script/script-figures.ts'
import type { ScriptId } from '../script/script.ts'
import type { EpochMs } from '../time.ts'
import { shareOf } from './quantiles.ts'
import { eachRun } from './script-runs.ts'
import type { EscalationFigures, LoggedEvent } from './team-event.ts'
import { zoneDays } from './zone-days.ts'

/** Which walks: of a script, in one version or all; or of the frame, around whatever script. */
export type ScriptPart = { readonly kind: 'script'; readonly scriptId: ScriptId; readonly version?: number } | { readonly kind: 'frame' }

/** [from, to) in hub time: a walk counts by when its call was finished. */
export interface ScriptQuery {
  readonly of: ScriptPart
  readonly from: EpochMs
  readonly to: EpochMs
  /** IANA: whose days. */
  readonly timeZone: string
}

/** How a day went. `onLine1`: of the walks that came to an end, 0…1; null: none did. */
export interface ScriptDay {
  /** `2024-07-18`. */
  readonly day: string
  readonly runs: number
  readonly onLine1: number | null
}

/** Figures of one script, its days, and which of its versions were walked. */
export interface ScriptInsight extends ScriptFigures {
  readonly from: EpochMs
  readonly to: EpochMs
  readonly days: readonly ScriptDay[]
  /** Newest first; of the whole period, whatever version was asked for. Empty for the frame: a walk does not tell its version. */
  readonly versions: readonly { readonly version: number; readonly runs: number }[]
}

/** The longest period that is told day by day. */
const MOST_DAYS = 400

/** The figures of one script in steps of a millisecond or less. */
export function* scriptInsightSteps(
  events: Iterable<LoggedEvent>,
  living: Iterable<EscalationFigures>,
  { of, from, to, timeZone }: ScriptQuery,
): Generator<undefined, ScriptInsight, undefined> {
  const tally = new ScriptTally()
  const versions = new Map<number, number>()
  const days = new DayTally(from, to, timeZone)
  yield* eachRun(events, living, ({ run, outcome, interaction: { at } }) => {
    if (at < from || at >= to || !isOf(run, of)) return
    if (of.kind === 'script') versions.set(run.version, (versions.get(run.version) ?? 0) + 1)
    if (of.kind === 'script' && of.version !== undefined && of.version !== run.version) return
    tally.add(run, outcome)
    days.add(at, outcome)
  })
  yield
  return {
    from,
    to,
    ...(of.kind === 'frame' ? onlyFrame(tally.figures()) : tally.figures()),
    days: days.days(),
    versions: [...versions].map(([version, runs]) => ({ version, runs })).sort((a, b) => b.version - a.version),
  }
}

const isOf = ({ scriptId, steps }: RunRecord, of: ScriptPart): boolean =>
  of.kind === 'script' ? scriptId === of.scriptId : steps.some(({ nodeId }) => nodeId.startsWith(FRAME_PREFIX))

/** The frame's own steps, by the names they have in it. */
const onlyFrame = (figures: ScriptFigures): ScriptFigures => ({
  ...figures,
  nodes: Object.fromEntries(
    Object.entries(figures.nodes).flatMap(([id, node]) => (id.startsWith(FRAME_PREFIX) ? [[id.slice(FRAME_PREFIX.length), node]] : [])),
  ),
})

/** Walks by the days of one zone. */
export class DayTally {
  readonly #dayOf: (at: EpochMs) => string
  readonly #days: ReadonlyMap<string, { runs: number; ended: number; onLine1: number }>

  constructor(from: EpochMs, to: EpochMs, timeZone: string) {
    const zone = zoneDays(timeZone)
    this.#dayOf = (at) => zone.dayOf(at)
    this.#days = new Map(zone.daysOf(from, to, MOST_DAYS).map((day) => [day, { runs: 0, ended: 0, onLine1: 0 }]))
  }

  add(at: EpochMs, outcome: string | undefined): void {
    const day = this.#days.get(this.#dayOf(at))
    if (day === undefined) return
    day.runs += 1
    if (outcome !== undefined) day.ended += 1
    if (outcome === 'solved' || outcome === 'promised') day.onLine1 += 1
  }

  days(): readonly ScriptDay[] {
    return [...this.#days].map(([day, { runs, ended, onLine1 }]) => ({ day, runs, onLine1: shareOf(onLine1, ended) }))
  }
}
