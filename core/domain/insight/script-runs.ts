import type { Outcome } from '../script/node.ts'
import type { RunRecord } from '../script/run-record.ts'
import { laterRun } from './distinct.ts'
import { hear, pacer } from './heard.ts'
import type { EscalationFigures, LoggedEvent, TeamEvent } from './team-event.ts'

/** One walk of a script in a finished call. */
export interface CountedRun {
  readonly run: RunRecord
  /** How it ended; absent: it was left. One that was left because the call went to line 2 ended there. */
  readonly outcome?: Outcome
  readonly interaction: TeamEvent
}

/** Every walk of the log, each once, by `count`; in steps of a millisecond or less. */
export function* eachRun(
  events: Iterable<LoggedEvent>,
  living: Iterable<EscalationFigures>,
  count: (run: CountedRun) => void,
): Generator<undefined, void, undefined> {
  const isStep = pacer()
  const { interactions, escalations } = yield* hear(events, living, isStep)
  /** Calls that were escalated, and whether one of their escalations was not taken back. */
  const calls = new Map<string, boolean>()
  for (const { callId, ended } of escalations.values()) {
    if (callId !== undefined) calls.set(callId, calls.get(callId) === true || ended?.how !== 'taken-back')
    if (isStep()) yield
  }
  for (const interaction of interactions.values()) {
    const wentOn = calls.get(interaction.id) ?? interaction.escalated
    const runs = distinctRuns(interaction.scripts ?? [])
    for (const [index, run] of runs.entries()) {
      const outcome = run.outcome ?? (wentOn && index === runs.length - 1 ? 'escalated' : undefined)
      count({ run, interaction, ...(outcome === undefined ? {} : { outcome }) })
      if (isStep()) yield
    }
  }
}

/** In their order; a walk that was told twice stands where it stood first. */
function distinctRuns(records: readonly RunRecord[]): readonly RunRecord[] {
  const runs = new Map<string, RunRecord>()
  for (const record of records) {
    const known = runs.get(record.runId)
    runs.set(record.runId, known === undefined ? record : laterRun(known, record))
  }
  return [...runs.values()]
}
