import type { CallId } from '../../../core/domain/call/call.ts'
import type { EscalationPhase } from '../../../core/domain/escalation/escalation.ts'
import type { SeatEscalation, TeamView } from './team-view.ts'

const owned = new WeakMap<TeamView['escalations'], { readonly memberId: string; readonly own: readonly SeatEscalation[] }>()

/** The escalations of this seat's operator, newest first. The same list for the same state. */
export function ownEscalations({ team, escalations }: Pick<TeamView, 'team' | 'escalations'>): readonly SeatEscalation[] {
  const memberId = team?.member.id
  if (memberId === undefined) return []
  const known = owned.get(escalations)
  if (known?.memberId === memberId) return known.own
  const own = [...escalations.values()]
    .filter(({ packet }) => packet.author.id === memberId)
    .sort((one, other) => other.packet.createdAt - one.packet.createdAt)
  owned.set(escalations, { memberId, own })
  return own
}

/** The latest escalation of this call that was not undone. */
export const escalationOfCall = (view: Pick<TeamView, 'team' | 'escalations'>, callId: CallId): SeatEscalation | undefined =>
  ownEscalations(view).find(
    ({ packet, state }) => packet.call?.callId === callId && !(state.phase === 'withdrawn' && state.why === 'undone'),
  )

const OVER: ReadonlySet<EscalationPhase> = new Set(['resolved', 'withdrawn'])
/** Somebody still has something to do about it: line 2, or the operator who has not read the answer. */
export const isOpen = ({ state }: SeatEscalation): boolean => !OVER.has(state.phase) && !(state.phase === 'returned' && state.read)

export const unreadAnswers = (view: Pick<TeamView, 'team' | 'escalations'>): readonly SeatEscalation[] =>
  ownEscalations(view).filter(({ state }) => state.phase === 'returned' && !state.read)

/** The client waits on the phone for line 2, and nobody talks with him yet. */
export const clientHolds = ({ wanted, state }: SeatEscalation): boolean =>
  (wanted.kind === 'talk-now' || wanted.kind === 'advice') &&
  (state.phase === 'offered' || state.phase === 'accepted' || state.phase === 'advising')
