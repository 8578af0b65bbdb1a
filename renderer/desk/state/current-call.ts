import type { CallView, PhoneState } from '../../../core/contract/phone-channel.ts'
import type { CallId } from '../../../core/domain/call/call.ts'

/** Which call the bar shows first: speaking > being set up > ringing > held > ended and in wrap-up. */
const rank = (view: CallView, wrapUpId: string | undefined): number => {
  const { call } = view
  switch (call.phase) {
    case 'active':
      return call.hold === 'local' || call.hold === 'both' ? 2 : 5
    case 'dialing':
    case 'alerting':
    case 'connecting':
      return 4
    case 'ending':
      return 2.5
    case 'incoming':
      return 3
    case 'ended':
      return call.id === wrapUpId ? 1 : 0
  }
}

export interface CallsOnDesk {
  /** What the bar shows; undefined when there is nothing but the dial field to show. */
  readonly current: CallView | undefined
  /** The other living calls, the ringing ones first. */
  readonly others: readonly CallView[]
}

const none: CallsOnDesk = { current: undefined, others: [] }

/** Chosen once a state: selectors may ask often, and equal answers must be the same object. */
const chosen = new WeakMap<PhoneState, CallsOnDesk>()

/** Chooses the current call. Among equals the one that began later wins. Ended calls without wrap-up are not shown. */
export const callsOnDesk = (state: PhoneState | undefined): CallsOnDesk => {
  if (state === undefined) return none
  const known = chosen.get(state) ?? choose(state)
  chosen.set(state, known)
  return known
}

const choose = (state: PhoneState): CallsOnDesk => {
  const wrapUpId = state.presence.kind === 'wrap-up' ? state.presence.callId : undefined
  const ranked = state.calls
    .map((view, index) => ({ view, index, rank: rank(view, wrapUpId) }))
    .filter((item) => item.rank > 0)
    .sort((a, b) => b.rank - a.rank || b.index - a.index)
    .map((item) => item.view)
  const [current, ...rest] = ranked
  if (current === undefined) return none
  const living = rest.filter(({ call }) => call.phase !== 'ended' && call.phase !== 'ending')
  const others = [...living].sort((a, b) => Number(b.call.phase === 'incoming') - Number(a.call.phase === 'incoming'))
  return { current, others }
}

export const currentCallId = (state: PhoneState | undefined): CallId | undefined => callsOnDesk(state).current?.call.id

/** Id of the consultation that belongs to this call's attended transfer. */
export const consultOf = (view: CallView): CallId | undefined =>
  view.call.phase === 'active' && view.call.transfer?.kind === 'attended' ? view.call.transfer.consultCallId : undefined
