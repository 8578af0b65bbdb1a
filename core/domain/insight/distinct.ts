import type { EscalationFigures, TeamEvent } from './team-event.ts'

/** Of two tellings of one interaction the one that counts; the same whichever comes first. */
export function laterInteraction(one: TeamEvent, other: TeamEvent): TeamEvent {
  return chosen(one, other, one.at - other.at)
}

/** Of two tellings of one escalation the one that counts: the one with the longer history. */
export function laterFigures(one: EscalationFigures, other: EscalationFigures): EscalationFigures {
  return chosen(one, other, one.changes - other.changes || (one.ended?.at ?? 0) - (other.ended?.at ?? 0))
}

/** Where nothing else decides, the text does: any order gives the same. */
function chosen<T>(one: T, other: T, difference: number): T {
  if (difference !== 0) return difference > 0 ? one : other
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other
}
