import type { PredictionFigure } from '../process/predicted.ts'
import { ScriptTally } from '../script/script-figures.ts'
import type { ScriptId } from '../script/script.ts'
import type { EpochMs } from '../time.ts'
import { shareOf } from './quantiles.ts'
import { DayTally, type ScriptDay } from './script-insight.ts'
import { eachRun, type CountedRun } from './script-runs.ts'
import type { EscalationFigures, LoggedEvent } from './team-event.ts'

/** One script beside the others. Shares 0…1; null: nothing to count from. */
export interface ScriptRow {
  readonly scriptId: ScriptId
  readonly runs: number
  /** Walks that came to an end; the others were left. */
  readonly ended: number
  readonly dropOuts: number
  readonly escalated: number
  /** Of those that came to an end, those that were solved or promised on line 1. */
  readonly onLine1: number | null
  /** The same in the period before; null as well when that was not asked for. */
  readonly onLine1Before: number | null
  /** Mean from begin to end, ms. */
  readonly meanMs: number
  /** Calls with it in which the card foretold questions, and the share in which the client asked one of them. */
  readonly foretold: number
  readonly foretoldRight: number | null
}

/** [from, to) in hub time. `before`: what it is compared with. */
export interface ScriptTotalsQuery {
  readonly from: EpochMs
  readonly to: EpochMs
  readonly before?: { readonly from: EpochMs; readonly to: EpochMs }
  readonly timeZone: string
}

/** All scripts of a period, the most walked first; and the days of them all. */
export interface ScriptTotals {
  readonly from: EpochMs
  readonly to: EpochMs
  readonly scripts: readonly ScriptRow[]
  readonly days: readonly ScriptDay[]
}

/** The figures of every script in steps of a millisecond or less. */
export function* scriptTotalsSteps(
  events: Iterable<LoggedEvent>,
  living: Iterable<EscalationFigures>,
  { from, to, before, timeZone }: ScriptTotalsQuery,
): Generator<undefined, ScriptTotals, undefined> {
  const rows = new Map<ScriptId, RowTally>()
  const earlier = new Map<ScriptId, ScriptTally>()
  const days = new DayTally(from, to, timeZone)
  yield* eachRun(events, living, (counted) => {
    const { run, outcome, interaction } = counted
    if (isIn(interaction.at, before)) tallyOf(earlier, run.scriptId, () => new ScriptTally()).add(run, outcome)
    if (!isIn(interaction.at, { from, to })) return
    tallyOf(rows, run.scriptId, () => new RowTally()).add(counted)
    days.add(interaction.at, outcome)
  })
  yield
  const scripts = [...rows].map(([id, row]) => row.row(id, onLine1Of(earlier.get(id))))
  return { from, to, scripts: scripts.sort((a, b) => b.runs - a.runs || (a.scriptId < b.scriptId ? -1 : 1)), days: days.days() }
}

const isIn = (at: EpochMs, period: { readonly from: EpochMs; readonly to: EpochMs } | undefined): boolean =>
  period !== undefined && at >= period.from && at < period.to

function tallyOf<T>(tallies: Map<string, T>, key: string, make: () => T): T {
  const known = tallies.get(key) ?? make()
  tallies.set(key, known)
  return known
}

function onLine1Of(tally: ScriptTally | undefined): number | null {
  if (tally === undefined) return null
  const { onLine1, ended } = tally.figures()
  return shareOf(onLine1, ended)
}

class RowTally {
  readonly #walks = new ScriptTally()
  /** A call counts once, however often the script was begun in it. */
  readonly #foretold = new Map<string, PredictionFigure>()

  add({ run, outcome, interaction: { id, predicted } }: CountedRun): void {
    this.#walks.add(run, outcome)
    if (predicted !== undefined) this.#foretold.set(id, predicted)
  }

  row(scriptId: ScriptId, onLine1Before: number | null): ScriptRow {
    const { runs, ended, onLine1, outcomes, meanMs } = this.#walks.figures()
    const foretold = [...this.#foretold.values()]
    return {
      scriptId,
      runs,
      ended,
      dropOuts: runs - ended,
      escalated: outcomes.escalated ?? 0,
      onLine1: shareOf(onLine1, ended),
      onLine1Before,
      meanMs,
      foretold: foretold.length,
      foretoldRight: shareOf(foretold.filter(({ asked }) => asked > 0).length, foretold.length),
    }
  }
}
