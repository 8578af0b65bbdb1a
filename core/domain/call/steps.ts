import { factsOf } from '../interaction/call-facts.ts'
import type { EpochMs } from '../time.ts'
import { moved } from '../transition-result.ts'
import type { ActiveCall, Call, EndedCall, EndingCall } from './call.ts'
import { callTimeouts } from './call-timeouts.ts'
import type { CallEffect } from './effect.ts'
import type { EndReason } from './end-reason.ts'
import type { CallTransition } from './call-transition.ts'
import { wrapUpRequired } from './wrap-up-required.ts'

/** A call that is not over yet. */
export type LivingCall = Exclude<Call, EndingCall | EndedCall>

/** What every phase keeps. */
export function factsFrom(call: Call): Pick<Call, 'id' | 'remote' | 'context' | 'startedAt' | 'consultFor' | 'replaces' | 'direction'> {
  const { id, remote, context, startedAt, direction, consultFor, replaces } = call
  return {
    id,
    direction,
    remote,
    context,
    startedAt,
    ...(consultFor === undefined ? {} : { consultFor }),
    ...(replaces === undefined ? {} : { replaces }),
  }
}

/** A time in a call never runs backwards, even when a clock does. */
export function notBefore(at: EpochMs, earlier: EpochMs): EpochMs {
  return Math.max(at, earlier)
}

/** We end it: told to the network, over for the operator, the row closed. */
export function endOurselves(call: LivingCall, at: EpochMs, reason: EndReason, ...effects: readonly CallEffect[]): CallTransition {
  const state: EndingCall = { ...overFacts(call, at), phase: 'ending', reason }
  return moved<Call, CallEffect>(
    state,
    ...soundsOff(call),
    ...effects,
    { kind: 'scheduleTimeout', callId: call.id, at: at + callTimeouts.endingMs },
    record(state),
  )
}

/** The network ended it. */
export function endedByNetwork(call: LivingCall, at: EpochMs, reason: EndReason): CallTransition {
  const state: EndedCall = { ...overFacts(call, at), phase: 'ended', reason }
  return moved<Call, CallEffect>(state, ...soundsOff(call), { kind: 'cancelTimeout', callId: call.id }, record(state))
}

export function establish(call: LivingCall, at: EpochMs, ...effects: readonly CallEffect[]): CallTransition {
  const state: ActiveCall = {
    ...factsFrom(call),
    phase: 'active',
    answeredAt: notBefore(at, call.startedAt),
    hold: 'none',
    muted: false,
    media: { state: 'none' },
  }
  return moved<Call, CallEffect>(state, ...effects, { kind: 'cancelTimeout', callId: call.id }, record(state))
}

/** The row of the journal for this state. */
export function record(state: Call): CallEffect {
  const over = state.phase === 'ending' || state.phase === 'ended'
  const stage = !over ? 'open' : wrapUpRequired(state) ? 'wrap-up' : 'not-required'
  return { kind: 'recordCall', callId: state.id, facts: factsOf(state), stage }
}

function overFacts(call: LivingCall, at: EpochMs): Omit<EndingCall, 'phase' | 'reason'> {
  const answeredAt = call.phase === 'active' ? call.answeredAt : undefined
  return {
    ...factsFrom(call),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    endedAt: notBefore(at, answeredAt ?? call.startedAt),
  }
}

function soundsOff(call: LivingCall): readonly CallEffect[] {
  if (call.phase === 'incoming') return [{ kind: 'stopRinging', callId: call.id }]
  return call.phase === 'alerting' ? [{ kind: 'stopRingback', callId: call.id }] : []
}
