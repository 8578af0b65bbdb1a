import type { EscalationState } from '../../../../core/domain/escalation/escalation.ts'
import { useHubMoment } from '../../state/line-two-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { holdingOf, type Holding } from './holding.ts'

/** What this seat's member can do with it now; renders when that changes, not each second. */
export const useHolding = (state: EscalationState): Holding => {
  const me = useTeam((team) => team.team?.member.id)
  return useHubMoment((now) => holdingOf(state, me, now))
}
