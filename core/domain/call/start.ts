import type { EscalationId } from '../escalation/escalation-id.ts'
import type { EpochMs } from '../time.ts'
import type { Call, CallContext, CallId, EndedCall, Party } from './call.ts'
import { callTimeouts } from './call-timeouts.ts'
import type { CallEffect } from './effect.ts'
import type { MissedWhy } from './end-reason.ts'
import { record } from './steps.ts'
import type { CallTransition } from './call-transition.ts'

export interface Invite {
  readonly at: EpochMs
  readonly callId: CallId
  readonly remote: Party
  readonly context: CallContext
  readonly replaces?: CallId
}

type Moved = Extract<CallTransition, { kind: 'moved' }>

const asMoved = (state: Call, ...effects: readonly CallEffect[]): Moved => ({ kind: 'moved', state, effects })

const incomingFacts = ({ at, callId, remote, context, replaces }: Invite) => ({
  id: callId,
  direction: 'incoming' as const,
  remote,
  context,
  startedAt: at,
  ...(replaces === undefined ? {} : { replaces }),
})

/** It rings; softly when another call is up. */
export function ring(invite: Invite, waiting: boolean): Moved {
  const callId = invite.callId
  const state: Call = { ...incomingFacts(invite), phase: 'incoming', waiting }
  return asMoved(
    state,
    { kind: waiting ? 'startCallWaitingTone' : 'startRingtone', callId },
    { kind: 'scheduleTimeout', callId, at: invite.at + callTimeouts.ringingMs },
    record(state),
  )
}

/** Taken without ringing: it continues a call that is up (RFC 3891), or the operator has said yes to it before. */
export function takeOver(invite: Invite): Moved {
  const callId = invite.callId
  const state: Call = { ...incomingFacts(invite), phase: 'connecting' }
  return asMoved(
    state,
    { kind: 'accept', callId },
    { kind: 'scheduleTimeout', callId, at: invite.at + callTimeouts.connectingMs },
    record(state),
  )
}

/** Not admitted: recorded as missed, with the reason, and never heard. */
export function refuse(invite: Invite, code: 480 | 486, why: MissedWhy): Moved {
  const state: EndedCall = { ...incomingFacts(invite), phase: 'ended', endedAt: invite.at, reason: { kind: 'missed', why } }
  return asMoved(state, { kind: 'reject', callId: invite.callId, code }, record(state))
}

export function dial(order: { at: EpochMs; callId: CallId; number: string; consultFor?: CallId; escalationId?: EscalationId }): Moved {
  const { at, callId, number, consultFor, escalationId } = order
  const packet = escalationId === undefined ? {} : { escalationId }
  const state: Call = {
    id: callId,
    direction: 'outgoing',
    phase: 'dialing',
    remote: { number },
    context: { headers: {}, ...packet },
    startedAt: at,
    ...(consultFor === undefined ? {} : { consultFor }),
  }
  return asMoved(
    state,
    { kind: 'sendInvite', callId, number, ...packet },
    { kind: 'scheduleTimeout', callId, at: at + callTimeouts.dialingMs },
    record(state),
  )
}
