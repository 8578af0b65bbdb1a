import type { TeamItem } from '../../../core/outbox/team-item.ts'
import type { TeamTry } from './team-outcome.ts'

/** What carries words of a person must not vanish when the hub does not take it; a receipt or a mark may. */
export function isForgettable({ body }: TeamItem, tried: TeamTry): boolean {
  if (body.kind !== 'change' || (tried.kind !== 'rejected' && tried.kind !== 'absent')) return false
  const { what } = body.change
  return what.kind !== 'noted' && what.kind !== 'returned' && what.kind !== 'resolved'
}
