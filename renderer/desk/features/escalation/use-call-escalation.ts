import type { CallId } from '../../../../core/domain/call/call.ts'
import type { Reachability } from '../../../../core/domain/duty/reachability.ts'
import { useCardCall, useWorkCall } from '../../state/call-work-context.tsx'
import { escalationOfCall } from '../../state/escalation-own.ts'
import { reachOf } from '../../state/escalation-reach.ts'
import { useHubNow, useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'

/** The escalation of the call on the desk; undefined when there is none, or it was undone. */
export const useCallEscalation = (callId: CallId | undefined): SeatEscalation | undefined =>
  useTeam((team) => (callId === undefined ? undefined : escalationOfCall(team, callId)))

/** The call that would be escalated: the client's on the card, or the one being wrapped up. */
export const useEscalatedCallId = (): CallId | undefined => {
  const card = useCardCall()
  const work = useWorkCall()
  if (card !== undefined && card.call.phase !== 'incoming' && card.call.phase !== 'ended') return card.call.id
  return work?.past === false ? work.callId : card?.call.phase === 'ended' ? card.call.id : undefined
}

/** The best way to line 2 now, renewed each second. */
export const useReach = (): Reachability | undefined => {
  const now = useHubNow()
  const view = useTeam((team) => team)
  return reachOf(view, now)
}
