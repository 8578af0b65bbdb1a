import type { KnowledgeEvent } from '../knowledge/usage.ts'
import type { RunRecord } from '../script/run-record.ts'
import type { EscalationFigures, TeamEvent } from './team-event.ts'

/** Of two tellings of one interaction the one that counts; the same whichever comes first. */
export function laterInteraction(one: TeamEvent, other: TeamEvent): TeamEvent {
  return chosen(one, other, one.at - other.at)
}

/** Of two tellings of one escalation the one that counts: the one with the longer history. */
export function laterFigures(one: EscalationFigures, other: EscalationFigures): EscalationFigures {
  return chosen(one, other, one.changes - other.changes || (one.ended?.at ?? 0) - (other.ended?.at ?? 0))
}

/** Of two tellings of one walk of a script the one that counts: the one that goes further. */
export function laterRun(one: RunRecord, other: RunRecord): RunRecord {
  return chosen(one, other, one.endedAt - other.endedAt || one.steps.length - other.steps.length)
}

/** Of two tellings of one use of the knowledge base the one that counts. */
export function laterUse<T extends KnowledgeEvent>(one: T, other: T): T {
  return chosen(one, other, one.at - other.at)
}

/** Where nothing else decides, the text does: any order gives the same. */
function chosen<T>(one: T, other: T, difference: number): T {
  if (difference !== 0) return difference > 0 ? one : other
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other
}
