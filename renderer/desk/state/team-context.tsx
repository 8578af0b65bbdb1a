import { useStore } from 'zustand'
import type { EpochMs } from '../../../core/domain/time.ts'
import { useDesk, useNow } from './desk-context.tsx'
import type { TeamStore } from './team-store.ts'
import type { SeatEscalation, TeamView } from './team-view.ts'

/** What can be said to the team, and its store. */
export const useTeamStore = (): TeamStore => useDesk().team

/** A part of the team's state; the component renders again only when that part changes. */
export const useTeam = <T,>(select: (team: TeamView) => T): T => useStore(useDesk().team.store, select)

/** Undefined: no such escalation, or it ended long ago. */
export const useEscalation = (id: string | undefined): SeatEscalation | undefined =>
  useTeam((team) => (id === undefined ? undefined : team.escalations.get(id)))

/** The hub's time, renewed each second. Keep it in leaves, as `useNow`. */
export const useHubNow = (): EpochMs => {
  const now = useNow()
  return now + useTeam((team) => team.offsetMs)
}
