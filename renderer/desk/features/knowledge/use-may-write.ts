import { useTeam } from '../../state/team-context.tsx'

/** Operators read; specialists and supervisors write. */
export const useMayWrite = (): boolean => useTeam(({ team }) => team !== undefined && team !== null && team.member.role !== 'operator')
