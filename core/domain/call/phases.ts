import { moved } from '../transition-result.ts'
import type { Call, EndingCall } from './call.ts'
import { callTimeouts } from './call-timeouts.ts'
import type { CallEffect } from './effect.ts'
import type { EndReason, FailedWhy, MissedWhy } from './end-reason.ts'
import type { CallEvent } from './event.ts'
import { unexpected } from './late-events.ts'
import { endedByNetwork, endOurselves, establish, factsFrom } from './steps.ts'
import type { CallTransition } from './call-transition.ts'

type InPhase<P extends Call['phase']> = Extract<Call, { phase: P }>

export function whenIncoming(state: InPhase<'incoming'>, event: CallEvent): CallTransition {
  const callId = state.id
  switch (event.kind) {
    case 'answer-pressed':
      return moved<Call, CallEffect>(
        { ...factsFrom(state), phase: 'connecting' },
        { kind: 'stopRinging', callId },
        { kind: 'accept', callId },
        { kind: 'scheduleTimeout', callId, at: event.at + callTimeouts.connectingMs },
      )
    case 'decline-pressed':
      // 486, not 603: a global refusal would stop the other operators' phones too (RFC 3261 §21.6).
      return endOurselves(state, event.at, { kind: 'missed', why: 'declined' }, { kind: 'reject', callId, code: 486 })
    case 'timed-out':
      return endOurselves(state, event.at, { kind: 'missed', why: 'not-answered-in-time' }, { kind: 'reject', callId, code: 480 })
    case 'seat-closing':
      return endOurselves(state, event.at, { kind: 'missed', why: 'seat-closed' }, { kind: 'reject', callId, code: 480 })
    case 'given-up':
      return endOurselves(state, event.at, { kind: 'missed', why: 'line-lost' }, { kind: 'reject', callId, code: 480 })
    case 'missed':
      return endedByNetwork(state, event.at, missedReason(event.why))
    case 'ended':
      return endedByNetwork(state, event.at, event.reason)
    case 'remote-changed':
      return moved<Call, CallEffect>({ ...state, remote: event.remote })
    default:
      return unexpected(state.phase, event)
  }
}

export function whenOutgoing(state: InPhase<'dialing' | 'alerting'>, event: CallEvent): CallTransition {
  const callId = state.id
  const cancel = { kind: 'cancel', callId } as const
  switch (event.kind) {
    case 'progress':
      return whenProgress(state, event.at, event.earlyMedia)
    case 'accepted':
      return moved<Call, CallEffect>({ ...factsFrom(state), phase: 'connecting' }, ...stopRingback(state), {
        kind: 'scheduleTimeout',
        callId,
        at: event.at + callTimeouts.connectingMs,
      })
    case 'established':
      return establish(state, event.at, ...stopRingback(state))
    case 'hang-up-pressed':
    case 'seat-closing':
      return endOurselves(state, event.at, { kind: 'failed', why: 'cancelled' }, cancel)
    case 'timed-out':
      return endOurselves(state, event.at, { kind: 'failed', why: 'no-answer' }, cancel)
    case 'given-up':
      return endOurselves(state, event.at, { kind: 'failed', why: 'line-lost' }, cancel)
    case 'failed':
      return endedByNetwork(state, event.at, failedReason(event.why, event.sipCode))
    case 'ended':
      return endedByNetwork(state, event.at, event.reason)
    case 'remote-changed':
      return moved<Call, CallEffect>({ ...state, remote: event.remote })
    default:
      return unexpected(state.phase, event)
  }
}

/** Answered, by us or by them; sound is being set up. */
export function whenConnecting(state: InPhase<'connecting'>, event: CallEvent): CallTransition {
  const callId = state.id
  const bye = { kind: 'sendBye', callId } as const
  switch (event.kind) {
    case 'established':
      return establish(state, event.at)
    case 'hang-up-pressed':
    case 'seat-closing':
      return endOurselves(state, event.at, { kind: 'hung-up', by: 'local' }, bye)
    case 'timed-out':
      return endOurselves(state, event.at, { kind: 'interrupted', why: 'media-lost' }, bye)
    case 'given-up':
      return endOurselves(state, event.at, { kind: 'interrupted', why: event.why }, bye)
    case 'missed':
      return state.direction === 'incoming' ? endedByNetwork(state, event.at, missedReason(event.why)) : unexpected(state.phase, event)
    case 'failed':
      return endedByNetwork(state, event.at, failedReason(event.why, event.sipCode))
    case 'ended':
      return endedByNetwork(state, event.at, event.reason)
    case 'remote-changed':
      return moved<Call, CallEffect>({ ...state, remote: event.remote })
    default:
      return unexpected(state.phase, event)
  }
}

/** Over for the operator; our own reason stands, whatever the network adds. */
export function whenEnding(state: EndingCall, event: CallEvent): CallTransition {
  switch (event.kind) {
    case 'ended':
    case 'missed':
    case 'failed':
    case 'timed-out':
      return moved<Call, CallEffect>({ ...state, phase: 'ended' }, { kind: 'cancelTimeout', callId: state.id })
    default:
      return unexpected(state.phase, event)
  }
}

/** Ringing there. Early media is the network's own ringback, and then ours stays silent; it does not go away again. */
function whenProgress(state: InPhase<'dialing' | 'alerting'>, at: number, early: boolean): CallTransition {
  const callId = state.id
  const wasSilent = state.phase === 'dialing' || state.earlyMedia
  const earlyMedia = early || (state.phase === 'alerting' && state.earlyMedia)
  const next: Call = { ...factsFrom(state), direction: 'outgoing', phase: 'alerting', earlyMedia }
  const effects: CallEffect[] = []
  if (state.phase === 'dialing') effects.push({ kind: 'scheduleTimeout', callId, at: at + callTimeouts.alertingMs })
  if (!earlyMedia && wasSilent) effects.push({ kind: 'playRingback', callId })
  if (earlyMedia && !wasSilent) effects.push({ kind: 'stopRingback', callId })
  return moved<Call, CallEffect>(next, ...effects)
}

function stopRingback(state: InPhase<'dialing' | 'alerting'>): readonly CallEffect[] {
  return state.phase === 'alerting' ? [{ kind: 'stopRingback', callId: state.id }] : []
}

function missedReason(why: MissedWhy | 'answered-elsewhere'): EndReason {
  return why === 'answered-elsewhere' ? { kind: 'answered-elsewhere' } : { kind: 'missed', why }
}

function failedReason(why: FailedWhy, sipCode: number | undefined): EndReason {
  return { kind: 'failed', why, ...(sipCode === undefined ? {} : { sipCode }) }
}
