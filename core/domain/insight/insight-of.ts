import { missingCase } from '../exhaustive.ts'
import { laterFigures, laterInteraction } from './distinct.ts'
import { InsightTally } from './insight-tally.ts'
import type { Insight, InsightQuery } from './insight.ts'
import type { EscalationFigures, LoggedEvent, TeamEvent } from './team-event.ts'

/** So many entries are looked at between two places where the work can be laid down. */
const STEP = 1000

/**
 * The figures of a period, from the log of events and the escalations the hub keeps. Neither the order matters nor doubles:
 * an id is counted once, an escalation by its longest history.
 */
export function insightOf(events: Iterable<LoggedEvent>, escalations: Iterable<EscalationFigures>, query: InsightQuery): Insight {
  const steps = insightSteps(events, escalations, query)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same in steps of a millisecond or less, for whoever has other work to do in between. */
export function* insightSteps(
  events: Iterable<LoggedEvent>,
  escalations: Iterable<EscalationFigures>,
  query: InsightQuery,
): Generator<undefined, Insight, undefined> {
  const interactions = new Map<string, TeamEvent>()
  const figures = new Map<string, EscalationFigures>()
  const keep = (one: EscalationFigures): void => {
    const known = figures.get(one.id)
    figures.set(one.id, known === undefined ? one : laterFigures(known, one))
  }
  let seen = 0
  const isStep = (): boolean => (seen += 1) % STEP === 0
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
  for (const one of escalations) {
    keep(one)
    if (isStep()) yield
  }
  const tally = new InsightTally(query)
  for (const one of figures.values()) {
    tally.escalation(one)
    if (isStep()) yield
  }
  for (const event of interactions.values()) {
    tally.interaction(event)
    if (isStep()) yield
  }
  yield
  return tally.insight()
}
