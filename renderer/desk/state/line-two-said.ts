import type { EscalationRecord, EscalationState } from '../../../core/domain/escalation/escalation.ts'
import { escalationOf } from '../../../core/domain/escalation/escalation-of.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { LineTwoSaid } from './line-two-view.ts'
import type { TeamSaid } from './team-outcome.ts'
import type { LiveSaid } from './team-store.ts'

/** Whoever holds it, or held it to its end, or is offered it alone. */
export function holderOf(state: EscalationState): Member | undefined {
  if (state.phase === 'offered') return state.to
  return 'by' in state ? state.by : undefined
}

/** What is to be told of an outcome; undefined: it was done, and nothing needs words. */
export function toldOf(outcome: TeamSaid | LiveSaid): LineTwoSaid | undefined {
  switch (outcome.kind) {
    case 'done':
      return undefined
    case 'rejected':
      return rejected(outcome.why, outcome.record)
    case 'unreachable':
      return { kind: 'offline' }
    case 'refused':
      return { kind: 'permissions' }
    case 'invalid':
      return { kind: 'too-large' }
    case 'queued':
    case 'absent':
    case 'too-large':
    case 'not-kept':
      return { kind: outcome.kind }
    default:
      return missingCase(outcome)
  }
}

function rejected(why: 'taken' | 'not-now' | 'not-yours', record: EscalationRecord): LineTwoSaid {
  const state = escalationOf(record)?.state
  if (state === undefined) return { kind: 'absent' }
  const holder = holderOf(state)
  if (why === 'not-now' || holder === undefined) return { kind: 'gone', phase: state.phase }
  if (why === 'not-yours') return { kind: 'not-yours', name: holder.name }
  return { kind: 'taken', name: holder.name, at: acceptedAt(record) ?? ('since' in state ? state.since : record.packet.createdAt) }
}

const acceptedAt = (record: EscalationRecord): number | undefined =>
  record.changes.findLast(({ what }) => what.kind === 'accepted' || what.kind === 'returned')?.at
