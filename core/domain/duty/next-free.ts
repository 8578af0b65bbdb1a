import type { Duty, SeenDuty } from './duty.ts'

/** Whether something may be offered to her now. */
export const isFree = ({ member, state, silent }: SeenDuty): boolean => state.kind === 'free' && !silent && member.role !== 'operator'

/** Present: free or busy and heard of; who is away or silent takes nothing today. */
export const isPresent = ({ member, state, silent }: SeenDuty): boolean => state.kind !== 'away' && !silent && member.role !== 'operator'

/**
 * Whom to offer to next: free, not silent, not among `except` (offered it already, or being offered another), the longest free
 * first. Equal times by id, so that every seat names the same one.
 */
export function nextFree(duties: readonly SeenDuty[], except: ReadonlySet<string> = new Set()): SeenDuty | undefined {
  return duties.filter((duty) => isFree(duty) && !except.has(duty.member.id)).reduce<SeenDuty | undefined>(longer, undefined)
}

function longer(best: SeenDuty | undefined, next: SeenDuty): SeenDuty {
  if (best === undefined) return next
  return order(best, next) <= 0 ? best : next
}

const order = (a: Duty, b: Duty): number => a.since - b.since || (a.member.id < b.member.id ? -1 : 1)
