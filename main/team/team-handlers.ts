import type { TeamDescription } from '../../core/contract/team/team-contract.ts'
import { ok } from '../../core/domain/result.ts'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import type { Tracker, TrackerKind } from '../../core/ports/tracker.ts'
import { startClockwork } from '../../core/usecases/team/clockwork.ts'
import { articleCalls } from './article-calls.ts'
import { attachmentCalls } from './attachment-calls.ts'
import { dutyCalls } from './duty-calls.ts'
import { escalationCalls, type EscalationCalls } from './escalation-calls.ts'
import { insightCalls, type InsightCalls } from './insight-calls.ts'
import { linkOf, tellLink } from './link-told.ts'
import { scriptCalls } from './script-calls.ts'
import { roomCalls } from './room-calls.ts'
import type { TeamCalls, TeamParts } from './team-parts.ts'
import { trackerCalls } from './tracker-calls.ts'
import { followTracker } from './tracker-follower.ts'

/** Where line 3 works, when this seat has the way there. */
export interface LineThree {
  readonly kind: TrackerKind
  readonly tracker: Tracker
}

/** The team as one member has it. */
export interface TeamService {
  readonly calls: TeamCalls
  describe(): TeamDescription
  /** Takes the own duty off the board and stops following. The hub stays open. */
  close(): Promise<void>
}

/** Opens every namespace of the team's calls for this member, and what runs beside them: the rules' clockwork, the look at line 3. */
export function startTeamService(parts: TeamParts, hubKind: 'nats' | 'local', lineThree: LineThree | undefined): TeamService {
  const { hub, clock, member, rules, organisations, log } = parts
  const insight: InsightCalls = insightCalls(parts, () => escalations.view)
  const escalations: EscalationCalls = escalationCalls(parts, (escalation) => insight.changed(escalation))
  const duty = dutyCalls(parts)
  const rooms = roomCalls(parts, duty.board)
  const articles = articleCalls(parts)
  const scripts = scriptCalls(parts)
  const attachments = attachmentCalls(parts)
  const tracker = trackerCalls(parts, escalations, lineThree?.tracker)
  const { book, view } = escalations
  const duties = () => duty.board.duties()
  const stops = [
    tellLink(parts, () => emitDuties()),
    startClockwork({ book, view, board: duty.board, hub, clock, rules, seat: member.id, memberId: member.id }),
    lineThree === undefined
      ? () => undefined
      : followTracker({ tracker: lineThree.tracker, book, view, duties, hub, clock, random: Math.random, memberId: member.id, log }),
  ]
  const emitDuties = (): void => parts.emit('team.dutiesChanged', { duties: duty.duties() })
  const describe = (): TeamDescription => ({
    hub: hubKind,
    member,
    scriptRole: parts.scriptRole ?? member.role,
    organisations: [...organisations],
    rules,
    tracker: lineThree?.kind ?? null,
    attachmentLimitBytes: Math.min(...organisations.map((organisation) => hub.files(shelvesOf(organisation).attachments).limitBytes)),
  })
  return {
    describe,
    calls: {
      'team.describe': () => Promise.resolve(ok({ team: describe() })),
      'team.state': () => Promise.resolve(ok({ ...linkOf(parts), escalations: escalations.followed.ask(), duties: duty.duties() })),
      ...escalations.calls,
      ...duty.calls,
      ...rooms.calls,
      ...articles.calls,
      ...scripts.calls,
      ...attachments.calls,
      ...insight.calls,
      ...tracker.calls,
    },
    async close() {
      for (const stop of stops) stop()
      await Promise.all([escalations, duty, rooms, articles, scripts, attachments, insight, tracker].map((namespace) => namespace.close()))
    },
  }
}
