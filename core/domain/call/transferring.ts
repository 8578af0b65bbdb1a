import type { EpochMs } from '../time.ts'
import { moved, rejected } from '../transition-result.ts'
import type { ActiveCall, Call, CallId } from './call.ts'
import type { CallEffect } from './effect.ts'
import type { CallEvent } from './event.ts'
import type { EndReason } from './end-reason.ts'
import { unexpected } from './late-events.ts'
import { endOurselves, notBefore } from './steps.ts'
import { isOnItsWay, type TransferFailure } from './transfer.ts'
import type { CallTransition } from './call-transition.ts'

/**
 *  (none) ─blind-transfer-requested─▶ blind requested ─accepted─▶ call ends: transferred
 *                                                     └─failed──▶ blind failed (the call stays)
 *  (none) ─consult-started─▶ attended consulting ─complete─▶ completing ─accepted─▶ call ends: transferred
 *                             │ consult-ended, cancelled                └─failed──▶ attended failed (the call stays)
 *                             ▼
 *                           (none), or failed{why} when the colleague could not be had
 *
 *  consulting ─join─▶ joining ─three-joined─▶ joined ─complete─▶ leaving ─accepted─▶ call ends: transferred
 *      ▲                 │                    │  │  ▲               │
 *      └──three-parted───┴──three-parted──────┘  │  └─────failed────┘ (the three go on, and are told why)
 *                                                └─consult-ended, cancelled─▶ (none): client and operator go on
 *
 *  a failed one gives way to the next try, or is put away by transfer-cancelled
 */
type EventOf<K extends CallEvent['kind']> = Extract<CallEvent, { kind: K }>

const isFree = ({ transfer }: ActiveCall): boolean => transfer === undefined || transfer.stage === 'failed'

export function requestBlindTransfer(state: ActiveCall, asked: EventOf<'blind-transfer-requested'>): CallTransition {
  const { target, escalationId } = asked
  if (!isFree(state) || state.holdPending !== undefined) return rejected('not-now')
  return moved<Call, CallEffect>(
    { ...state, transfer: { kind: 'blind', target, stage: 'requested' } },
    { kind: 'sendRefer', callId: state.id, target, ...(escalationId === undefined ? {} : { escalationId }) },
  )
}

export function startConsult(state: ActiveCall, target: string, consultCallId: CallId): CallTransition {
  if (!isFree(state)) return rejected('not-now')
  return moved<Call, CallEffect>({ ...state, transfer: { kind: 'attended', target, consultCallId, stage: 'consulting' } })
}

export function completeTransfer(state: ActiveCall): CallTransition {
  const { transfer } = state
  if ((transfer?.stage !== 'consulting' && transfer?.stage !== 'joined') || state.holdPending !== undefined) return rejected('not-now')
  const { consultCallId } = transfer
  const attempt = attemptOf(transfer)
  return moved<Call, CallEffect>(
    {
      ...state,
      transfer: transfer.stage === 'joined' ? { ...attempt, stage: 'leaving', since: transfer.since } : { ...attempt, stage: 'completing' },
    },
    { kind: 'sendReferReplaces', callId: state.id, consultCallId },
  )
}

export function joinThree(state: ActiveCall): CallTransition {
  if (state.transfer?.stage !== 'consulting') return rejected('not-now')
  return moved<Call, CallEffect>({ ...state, transfer: { ...attemptOf(state.transfer), stage: 'joining' } })
}

export function threeJoined(state: ActiveCall, event: EventOf<'three-joined'>): CallTransition {
  if (state.transfer?.stage !== 'joining') return unexpected(state.phase, event)
  return moved<Call, CallEffect>({
    ...state,
    transfer: { ...attemptOf(state.transfer), stage: 'joined', since: notBefore(event.at, state.answeredAt) },
  })
}

export function threeParted(state: ActiveCall, event: EventOf<'three-parted'>): CallTransition {
  const { transfer } = state
  if (transfer?.stage !== 'joining' && transfer?.stage !== 'joined') return unexpected(state.phase, event)
  return moved<Call, CallEffect>({ ...state, transfer: { ...attemptOf(transfer), stage: 'consulting' } })
}

/** A REFER that is on its way cannot be taken back; a consultation and a failure can. */
export function cancelTransfer(state: ActiveCall): CallTransition {
  const { transfer } = state
  return transfer !== undefined && !isOnItsWay(transfer) ? moved<Call, CallEffect>(withoutTransfer(state)) : rejected('not-now')
}

/** NOTIFY 2xx (RFC 3515 §2.4.5). The PBX would hang up only after a minute, so we do. */
export function transferAccepted(state: ActiveCall, event: CallEvent & { readonly at: EpochMs }): CallTransition {
  const reason = transferAsked(state)
  if (reason === undefined) return unexpected(state.phase, event)
  return endOurselves(state, event.at, reason, { kind: 'sendBye', callId: state.id })
}

/**
 * What the end of the client's leg means while a REFER is on its way: the PBX joins the two and takes our leg down in
 * one step (RFC 5589 §7.3; RFC 3891 §3), and its BYE may overtake the NOTIFY that tells of it: they are requests of one
 * dialog in parallel transactions. A transfer that fails says so first and leaves the leg up. Undefined: it is no
 * transfer, or the leg went in another way (the line, our own BYE).
 */
export function transferredBy(state: ActiveCall, end: EndReason): EndReason | undefined {
  return end.kind === 'hung-up' && end.by === 'remote' ? transferAsked(state) : undefined
}

/** The end that the transfer on its way leads to. */
function transferAsked({ transfer }: ActiveCall): EndReason | undefined {
  if (transfer === undefined || !isOnItsWay(transfer)) return undefined
  return { kind: 'transferred', how: transfer.kind, target: transfer.target }
}

export function transferFailed(state: ActiveCall, event: Extract<CallEvent, { kind: 'transfer-failed' }>): CallTransition {
  const { transfer } = state
  if (transfer?.stage === 'requested') return failWith(state, { kind: 'blind', target: transfer.target }, event.why)
  if (transfer?.stage === 'leaving')
    return moved<Call, CallEffect>({
      ...state,
      transfer: { ...attemptOf(transfer), stage: 'joined', since: transfer.since, leaveFailed: event.why },
    })
  if (transfer?.stage !== 'completing') return unexpected(state.phase, event)
  return failWith(state, attemptOf(transfer), event.why)
}

/** While completing or leaving, the consultation's end is part of the transfer itself: only NOTIFY tells how it went. */
export function consultEnded(state: ActiveCall, event: Extract<CallEvent, { kind: 'consult-ended' }>): CallTransition {
  const { transfer } = state
  if (transfer?.stage !== 'consulting' && transfer?.stage !== 'joining' && transfer?.stage !== 'joined')
    return unexpected(state.phase, event)
  if (event.why === undefined) return moved<Call, CallEffect>(withoutTransfer(state))
  return failWith(state, attemptOf(transfer), event.why)
}

interface Consultation {
  readonly kind: 'attended'
  readonly target: string
  readonly consultCallId: CallId
}
type Attempt = { readonly kind: 'blind'; readonly target: string } | Consultation

/** What all stages of an attended transfer have in common. */
const attemptOf = ({ kind, target, consultCallId }: Consultation): Consultation => ({ kind, target, consultCallId })

function failWith(state: ActiveCall, attempt: Attempt, why: TransferFailure): CallTransition {
  return moved<Call, CallEffect>({ ...state, transfer: { ...attempt, stage: 'failed', why } })
}

function withoutTransfer({ transfer: _gone, ...state }: ActiveCall): ActiveCall {
  return state
}
