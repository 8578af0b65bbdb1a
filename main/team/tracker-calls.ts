import type { RpcInput, RpcOutput } from '../../core/contract/bridge.ts'
import { applyChange } from '../../core/domain/escalation/apply-change.ts'
import { escalationNumber } from '../../core/domain/escalation/escalation-number.ts'
import type { Escalation } from '../../core/domain/escalation/escalation.ts'
import type { Change } from '../../core/domain/escalation/change.ts'
import type { TrackerStatus } from '../../core/domain/escalation/tracker-status.ts'
import { missingCase } from '../../core/domain/exhaustive.ts'
import { ok } from '../../core/domain/result.ts'
import type { NewTrackerIssue, Tracker, TrackerOutcome } from '../../core/ports/tracker.ts'
import type { BookOutcome } from '../../core/usecases/team/book-outcome.ts'
import type { EscalationCalls } from './escalation-calls.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'

type Sent = RpcOutput<'team.toLineThree'>
type Failed = Extract<Sent, { kind: 'failed' }>
type Asked = Pick<RpcInput<'team.toLineThree'>, 'changeId' | 'title' | 'description'>

const failed = (why: Failed['why'], words = ''): Sent => ({ kind: 'failed', why, words })

/** The way to line 3. One escalation has one issue: the tracker finds it by the escalation's id, the history by the change's. */
export function trackerCalls(
  { member, hub }: TeamParts,
  { book, view }: Pick<EscalationCalls, 'book' | 'view'>,
  tracker: Tracker | undefined,
): TeamNamespace<'team.toLineThree'> {
  const wish = (asked: Asked, issue: TrackerStatus): Change => ({
    id: asked.changeId,
    at: hub.now(),
    by: { kind: 'member', member },
    what: { kind: 'sent-to-line-three', issue },
  })
  return {
    calls: {
      'team.toLineThree': async ({ organisation, id, ...asked }) => {
        const escalation = view.get(id)
        if (tracker === undefined) return ok(failed('no-tracker'))
        if (escalation?.packet.organisation !== organisation) return ok(failed('hub'))
        const tried = applyChange(escalation, wish(asked, placeholder(asked.title)))
        if (tried.kind === 'known') return ok({ kind: 'sent', record: recordOf(tried.record) })
        // Nothing is made in the tracker that could not be written down afterwards.
        if (tried.kind === 'rejected') return ok(failed('hub', tried.why))
        const created = await tracker.create(issueOf(escalation, asked))
        if (created.kind !== 'created') return ok(failureOf(created))
        return ok(sentOf(await book.change(organisation, id, wish(asked, created.issue))))
      },
    },
    close: async () => undefined,
  }
}

const recordOf = ({ packet, changes }: Pick<Escalation, 'packet' | 'changes'>) => ({ packet, changes })

/** Only to ask the machine whether it would move. */
const placeholder = (title: string): TrackerStatus => ({ tracker: 'jira', key: '-', url: 'https://-', state: 'new', title, updatedAt: 0 })

function issueOf({ packet }: Escalation, { title, description }: Asked): NewTrackerIssue {
  const { client, urgency, id } = packet
  const letter = client.language === 'ru' ? 'Э' : 'E'
  return {
    title,
    description,
    priority: urgency,
    escalationId: id,
    escalationNumber: `${letter}-${escalationNumber(id)}`,
    ...(client.company === undefined ? {} : { clientCompany: client.company }),
  }
}

function failureOf(outcome: Exclude<TrackerOutcome, { kind: 'created' }>): Sent {
  switch (outcome.kind) {
    case 'retry':
      return failed('unreachable')
    case 'rejected':
      return failed(outcome.reason === 'credentials' || outcome.reason === 'permissions' ? 'credentials' : 'rejected', outcome.why)
    default:
      return missingCase(outcome)
  }
}

/** The issue is there in any case: the next press finds it and writes it down. */
function sentOf(outcome: BookOutcome): Sent {
  return outcome.kind === 'done'
    ? { kind: 'sent', record: recordOf(outcome.record) }
    : failed('hub', outcome.kind === 'rejected' ? outcome.why : '')
}
