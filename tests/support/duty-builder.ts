import type { Duty, SeenDuty } from '../../core/domain/duty/duty.ts'
import type { Member } from '../../core/domain/team/member.ts'
import { TEAM_NOW } from './team-members.ts'

/** A specialist who has been free for a minute; say only what the test is about. */
export function aDuty(member: Member, changes: Partial<Omit<SeenDuty, 'member'>> = {}): SeenDuty {
  return { member, state: { kind: 'free' }, since: TEAM_NOW - 60_000, beat: 1, silent: false, ...changes }
}

/** The same as it lies on the board. */
export function announcedDuty(member: Member, changes: Partial<Omit<Duty, 'member'>> = {}): Duty {
  return { member, state: { kind: 'free' }, since: TEAM_NOW - 60_000, beat: 1, ...changes }
}
