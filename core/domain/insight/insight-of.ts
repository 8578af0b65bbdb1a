import { hear, pacer } from './heard.ts'
import { InsightTally } from './insight-tally.ts'
import type { Insight, InsightQuery } from './insight.ts'
import type { EscalationFigures, LoggedEvent } from './team-event.ts'

/**
 * The figures of a period, from the log of events and the escalations the hub keeps. Neither the order matters nor doubles:
 * an id is counted once, an escalation by its longest history.
 */
export function insightOf(events: Iterable<LoggedEvent>, escalations: Iterable<EscalationFigures>, query: InsightQuery): Insight {
  return toTheEnd(insightSteps(events, escalations, query))
}

/** The same in steps of a millisecond or less, for whoever has other work to do in between. */
export function* insightSteps(
  events: Iterable<LoggedEvent>,
  escalations: Iterable<EscalationFigures>,
  query: InsightQuery,
): Generator<undefined, Insight, undefined> {
  const isStep = pacer()
  const heard = yield* hear(events, escalations, isStep)
  const tally = new InsightTally(query)
  for (const one of heard.escalations.values()) {
    tally.escalation(one)
    if (isStep()) yield
  }
  for (const event of heard.interactions.values()) {
    tally.interaction(event)
    if (isStep()) yield
  }
  yield
  return tally.insight()
}

/** All steps at once. */
export function toTheEnd<T>(steps: Generator<undefined, T, undefined>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
