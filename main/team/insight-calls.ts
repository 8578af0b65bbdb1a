import type { InsightAnswer } from '../../core/contract/team/insight-schema.ts'
import type { Escalation } from '../../core/domain/escalation/escalation.ts'
import { insightSteps } from '../../core/domain/insight/insight-of.ts'
import type { Insight } from '../../core/domain/insight/insight.ts'
import { ok } from '../../core/domain/result.ts'
import { recordEndings } from '../../core/usecases/team/record-endings.ts'
import { refuse } from '../bridge/handlers.ts'
import type { EventCounting } from './event-counting.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { NOT_SERVED, writeOutcomeOf } from './write-outcome.ts'

/** What a log takes as an id, with the prefix of its kind. */
const KEY = /^[A-Za-z0-9._-]{1,64}$/
/** Ids of different kinds of events never meet. */
const PREFIX = { 'interaction-finished': 'int-', 'knowledge-used': 'kn-' } as const
/** The longest lists of an answer. */
const MOST_ROWS = 300

export interface InsightCalls extends TeamNamespace<'team.recordEvent' | 'team.insight'> {
  /** Hears every change of an escalation: what this seat ended goes into the log. */
  changed(escalation: Escalation): void
}

/** What the figures are counted from, and the figures. */
export function insightCalls(parts: TeamParts, { book, count }: EventCounting): InsightCalls {
  const { hub, clock, organisations, rules, member, log } = parts
  const endings = recordEndings({
    book,
    hub,
    clock,
    memberId: member.id,
    failed: (why) => log.write('warn', 'main.team', 'What became of an escalation was not written into the event log', { why }),
  })
  return {
    changed: (escalation) => endings.changed(escalation),
    calls: {
      'team.recordEvent': async ({ organisation, id, event }) => {
        if (!organisations.includes(organisation)) return NOT_SERVED
        if (!KEY.test(id)) return refuse('invalid-params', 'id: letters, digits, dots and dashes')
        return ok(writeOutcomeOf(await book.record(organisation, `${PREFIX[event.kind]}${id}`, event)))
      },
      'team.insight': async ({ from, to, organisation }, { signal }) => {
        const counted = await count({ organisation, signal }, ({ events, escalations }) =>
          insightSteps(events, escalations, { from, to, now: hub.now(), timeZone: rules.timeZone }),
        )
        return counted.ok ? ok(answerOf(counted.value)) : counted
      },
    },
    async close() {
      endings.stop()
    },
  }
}

function answerOf({ topics, sites, outsourcers, askedAgainFacts, ...rest }: Insight & Pick<InsightAnswer, 'isComplete'>): InsightAnswer {
  const short = <T>(rows: readonly T[]): T[] => rows.slice(0, MOST_ROWS)
  return {
    ...rest,
    wanted: [...rest.wanted],
    days: [...rest.days],
    byHour: [...rest.byHour],
    topics: short(topics),
    sites: short(sites),
    outsourcers: short(outsourcers),
    askedAgainFacts: short(askedAgainFacts),
  }
}
