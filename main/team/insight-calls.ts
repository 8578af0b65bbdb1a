import { loggedEventSchema, type InsightAnswer } from '../../core/contract/team/insight-schema.ts'
import type { Escalation } from '../../core/domain/escalation/escalation.ts'
import { figuresOf } from '../../core/domain/insight/escalation-figures.ts'
import { insightSteps } from '../../core/domain/insight/insight-of.ts'
import type { Insight } from '../../core/domain/insight/insight.ts'
import type { EscalationFigures, LoggedEvent } from '../../core/domain/insight/team-event.ts'
import { ok } from '../../core/domain/result.ts'
import type { OrganisationId } from '../../core/domain/team/organisation.ts'
import { openEventBook, type EventShelf } from '../../core/usecases/team/event-book.ts'
import type { EscalationView } from '../../core/usecases/team/follow-escalations.ts'
import { inSlices, type Breath } from '../../core/usecases/team/in-slices.ts'
import { recordEndings } from '../../core/usecases/team/record-endings.ts'
import { refuse } from '../bridge/handlers.ts'
import { readJson } from './read-json.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { NOT_SERVED, writeOutcomeOf } from './write-outcome.ts'

/** What a log takes as an id, with the prefix of its kind. */
const KEY = /^[A-Za-z0-9._-]{1,64}$/
/** Ids of different kinds of events never meet. */
const PREFIX = { 'interaction-finished': 'int-', 'knowledge-used': 'kn-' } as const
/** An answer does not wait longer for the log to be read, ms; the window asks again. */
const WAIT_MS = 3_000
/** The longest lists of an answer. */
const MOST_ROWS = 300

/** The main process has calls to carry as well: it counts in slices. */
const breath: Breath = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => void setImmediate(resolve)),
}

export interface InsightCalls extends TeamNamespace<'team.recordEvent' | 'team.insight'> {
  /** Hears every change of an escalation: what this seat ended goes into the log. */
  changed(escalation: Escalation): void
}

/** What the figures are counted from, and the figures. */
export function insightCalls(parts: TeamParts, view: () => Pick<EscalationView, 'all' | 'isCaughtUp'>): InsightCalls {
  const { hub, clock, organisations, rules, unreadable, member, log } = parts
  let isClosed = false
  const book = openEventBook({
    hub,
    breath,
    parse: (text) => readJson(text, loggedEventSchema),
    unreadable: (shelf, { id, sequence }, why) => unreadable.found(shelf, id, sequence, why),
  })
  const endings = recordEndings({
    book,
    hub,
    clock,
    memberId: member.id,
    failed: (why) => log.write('warn', 'main.team', 'What became of an escalation was not written into the event log', { why }),
  })
  const waited = (shelves: readonly EventShelf[]): Promise<void> =>
    new Promise((resolve) => {
      const stop = clock.after(WAIT_MS, resolve)
      void Promise.all(shelves.map((shelf) => shelf.whenComplete())).then(() => {
        stop()
        resolve()
      })
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
        const asked = organisations.filter((one) => organisation === undefined || one === organisation)
        if (asked.length === 0) return refuse('invalid-params', 'organisation: not of this seat')
        const shelves = asked.map((one) => book.shelf(one))
        await waited(shelves)
        const query = { from, to, now: hub.now(), timeZone: rules.timeZone }
        const steps = insightSteps(eventsOf(shelves), escalationsOf(view().all(), asked), query)
        const insight = await inSlices(steps, breath, () => isClosed || signal.aborted)
        if (insight === undefined) return refuse('not-available', 'Nobody waits for the figures any more')
        const isComplete = view().isCaughtUp && hub.link.kind === 'connected' && shelves.every((shelf) => shelf.isComplete)
        return ok(answerOf(insight, isComplete))
      },
    },
    async close() {
      isClosed = true
      endings.stop()
      book.close()
    },
  }
}

function answerOf({ topics, sites, outsourcers, askedAgainFacts, ...rest }: Insight, isComplete: boolean): InsightAnswer {
  const short = <T>(rows: readonly T[]): T[] => rows.slice(0, MOST_ROWS)
  return {
    ...rest,
    isComplete,
    wanted: [...rest.wanted],
    days: [...rest.days],
    byHour: [...rest.byHour],
    topics: short(topics),
    sites: short(sites),
    outsourcers: short(outsourcers),
    askedAgainFacts: short(askedAgainFacts),
  }
}

function* eventsOf(shelves: readonly EventShelf[]): Generator<LoggedEvent> {
  for (const shelf of shelves) yield* shelf.events()
}

function* escalationsOf(all: Iterable<Escalation>, organisations: readonly OrganisationId[]): Generator<EscalationFigures> {
  for (const escalation of all) if (organisations.includes(escalation.packet.organisation)) yield figuresOf(escalation)
}
