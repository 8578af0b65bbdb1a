import type { EpochMs } from '../time.ts'
import { moved, rejected } from '../transition-result.ts'
import type { ActiveCall, Call, Hold } from './call.ts'
import type { CallEffect } from './effect.ts'
import type { CallEvent } from './event.ts'
import { unexpected } from './late-events.ts'
import { notBefore } from './steps.ts'
import { isOnItsWay } from './transfer.ts'
import type { CallTransition } from './call-transition.ts'

/**
 *            hold-requested ▶ confirmed                 hold-requested ▶ confirmed
 *   none ───────────────────────────────▶ local   remote ───────────────────────────▶ both
 *        ◀───────────────────────────────               ◀───────────────────────────
 *            resume-requested ▶ confirmed               resume-requested ▶ confirmed
 *   none ⇄ remote and local ⇄ both by the other side's re-INVITE.
 *   One re-INVITE at a time (`holdPending`); a failed one leaves everything as it was.
 */
export const heldByUs = (hold: Hold): boolean => hold === 'local' || hold === 'both'

/** A transfer on its way owns the dialog. */
export function requestHold(state: ActiveCall): CallTransition {
  if (heldByUs(state.hold) || state.holdPending !== undefined || isOnItsWay(state.transfer)) return rejected('not-now')
  return moved<Call, CallEffect>({ ...state, holdPending: 'hold' }, { kind: 'sendHold', callId: state.id })
}

export function requestResume(state: ActiveCall): CallTransition {
  if (!heldByUs(state.hold) || state.holdPending !== undefined || isOnItsWay(state.transfer)) return rejected('not-now')
  return moved<Call, CallEffect>({ ...state, holdPending: 'resume' }, { kind: 'sendResume', callId: state.id })
}

/** A hold whose timeout was told already may still be granted: the network's word is the truth. */
export function confirmHold(state: ActiveCall, at: EpochMs): CallTransition {
  if (state.holdPending === 'resume') return rejected('late')
  return moved<Call, CallEffect>(withHold(notPending(state), { us: true }, at))
}

export function holdFailed(state: ActiveCall, event: CallEvent): CallTransition {
  if (state.holdPending !== 'hold') return unexpected(state.phase, event)
  return moved<Call, CallEffect>(notPending(state), { kind: 'notify', callId: state.id, notice: 'could-not-hold' })
}

/** Never believed without having been asked for: two clients must not hear the operator at once. */
export function confirmResume(state: ActiveCall, event: CallEvent & { readonly at: EpochMs }): CallTransition {
  if (state.holdPending !== 'resume') return unexpected(state.phase, event)
  return moved<Call, CallEffect>(withHold(notPending(state), { us: false }, event.at))
}

export function resumeFailed(state: ActiveCall, event: CallEvent): CallTransition {
  if (state.holdPending !== 'resume') return unexpected(state.phase, event)
  return moved<Call, CallEffect>(notPending(state), { kind: 'notify', callId: state.id, notice: 'could-not-resume' })
}

export function remoteHold(state: ActiveCall, at: EpochMs, held: boolean): CallTransition {
  return moved<Call, CallEffect>(withHold(state, { them: held }, at))
}

function notPending({ holdPending: _done, ...state }: ActiveCall): ActiveCall {
  return state
}

function withHold(state: ActiveCall, change: { readonly us?: boolean; readonly them?: boolean }, at: EpochMs): ActiveCall {
  const us = change.us ?? heldByUs(state.hold)
  const them = change.them ?? (state.hold === 'remote' || state.hold === 'both')
  const hold: Hold = us ? (them ? 'both' : 'local') : them ? 'remote' : 'none'
  const { heldSince, ...rest } = state
  if (hold === 'none') return { ...rest, hold }
  return { ...rest, hold, heldSince: heldSince ?? notBefore(at, state.answeredAt) }
}
