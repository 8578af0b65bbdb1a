import { useMemo } from 'react'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'

/** What is offered to this specialist alone now, the one that goes on first in front. */
export const useOffers = (): readonly SeatEscalation[] => {
  const escalations = useTeam((team) => team.escalations)
  const me = useTeam((team) => team.team?.member.id)
  return useMemo(
    () =>
      [...escalations.values()]
        .flatMap((escalation) => (untilOf(escalation, me) === undefined ? [] : [escalation]))
        .sort((a, b) => (untilOf(a, me) ?? 0) - (untilOf(b, me) ?? 0)),
    [escalations, me],
  )
}

const untilOf = ({ state }: SeatEscalation, me: string | undefined): number | undefined =>
  state.phase === 'offered' && state.to !== undefined && state.to.id === me ? state.until : undefined
