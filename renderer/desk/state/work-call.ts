import type { CallView, PhoneState } from '../../../core/contract/phone-channel.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import { callsOnDesk } from './current-call.ts'
import type { WorkDraft } from './work-draft.ts'

/** The call whose card stands on the desk: the current one, and the client's while a colleague is consulted. */
export function cardCallOf(state: PhoneState | undefined): CallView | undefined {
  const { current } = callsOnDesk(state)
  const client = current?.call.consultFor
  return state?.calls.find((view) => view.call.id === client) ?? current
}

/** Whether the operator owes this call a topic and a result: it was spoken or dialled, and it is over. */
export function owesWrapUp({ call }: CallView): boolean {
  return call.phase === 'ended' && call.consultFor === undefined && (call.answeredAt !== undefined || call.direction === 'outgoing')
}

export interface WorkCall {
  readonly callId: CallId
  /** It is over: topic, result and Save are asked for. */
  readonly over: boolean
  /** Another call has come to the front; this one still lies in the work bar. */
  readonly past: boolean
}

/**
 * The call that the work bar and the right pane are about. While a call rings, the one that is not wrapped up yet
 * stays: what is being typed never moves away from under the hand. Answering the new call gives it the bar.
 */
export function workCallOf(
  state: PhoneState | undefined,
  drafts: Readonly<Record<CallId, WorkDraft>>,
  resumed: CallId | undefined,
): WorkCall | undefined {
  if (state === undefined) return undefined
  const card = cardCallOf(state)
  const isOpen = (callId: CallId): boolean => drafts[callId]?.stage !== 'finished'
  if (card !== undefined && card.call.phase !== 'incoming' && card.call.phase !== 'ended')
    return { callId: card.call.id, over: card.call.phase === 'ending', past: false }
  const owed = state.calls.findLast((view) => owesWrapUp(view) && isOpen(view.call.id))
  const { presence } = state
  const wrapUpId = presence.kind === 'wrap-up' ? callIdIn(presence.callId, state) : undefined
  if (wrapUpId !== undefined && isOpen(wrapUpId)) return { callId: wrapUpId, over: true, past: card?.call.phase === 'incoming' }
  if (owed !== undefined) return { callId: owed.call.id, over: true, past: card?.call.phase === 'incoming' }
  if (card !== undefined && card.call.phase === 'incoming') return { callId: card.call.id, over: false, past: false }
  return resumed === undefined ? undefined : { callId: resumed, over: true, past: false }
}

const callIdIn = (id: string, state: PhoneState): CallId => state.calls.find((view) => view.call.id === id)?.call.id ?? brand(id)

/** The presence of the phone names calls of earlier lives too, which are in the journal only. */
const brand = (id: string): CallId => id as CallId
