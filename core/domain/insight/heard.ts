import { missingCase } from '../exhaustive.ts'
import { laterFigures, laterInteraction } from './distinct.ts'
import type { EscalationFigures, LoggedEvent, TeamEvent } from './team-event.ts'

/** What was told, each thing once. */
export interface Heard {
  readonly interactions: ReadonlyMap<string, TeamEvent>
  readonly escalations: ReadonlyMap<string, EscalationFigures>
}

/** So many entries are looked at between two places where the work can be laid down. */
const STEP = 1000

/** Tells when it is time to lay the work down. */
export function pacer(every = STEP): () => boolean {
  let seen = 0
  return () => (seen += 1) % every === 0
}

/** Reads the log and what the hub keeps, in steps of a millisecond or less. Neither the order matters nor doubles. */
export function* hear(
  events: Iterable<LoggedEvent>,
  living: Iterable<EscalationFigures>,
  isStep: () => boolean,
): Generator<undefined, Heard, undefined> {
  const interactions = new Map<string, TeamEvent>()
  const escalations = new Map<string, EscalationFigures>()
  const keep = (one: EscalationFigures): void => {
    const known = escalations.get(one.id)
    escalations.set(one.id, known === undefined ? one : laterFigures(known, one))
  }
  for (const event of events) {
    switch (event.kind) {
      case 'interaction-finished': {
        const known = interactions.get(event.id)
        interactions.set(event.id, known === undefined ? event : laterInteraction(known, event))
        break
      }
      case 'escalation-ended':
        keep(event)
        break
      case 'knowledge-used':
        break
      default:
        missingCase(event)
    }
    if (isStep()) yield
  }
  for (const one of living) {
    keep(one)
    if (isStep()) yield
  }
  return { interactions, escalations }
}
