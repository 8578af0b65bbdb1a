import type { EscalationId } from '../escalation/escalation-id.ts'
import { moved, rejected } from '../transition-result.ts'
import { admit, MAX_CALLS } from './admission.ts'
import type { Call, EndedCall } from './call.ts'
import { applyTo, callById, isLiving, isUnheld } from './call-list.ts'
import type { CallsEvent } from './calls-event.ts'
import { advanceQueue, isQuiet, order } from './calls-order.ts'
import type { Calls, CallsMove, CallsTransition, ExpectedCall } from './calls-state.ts'
import { cancel, complete, dialogEnded, settleTransfers, transferFailed } from './calls-transfer.ts'
import type { CallEffect } from './effect.ts'
import { answerExpected, expect, expectedFor, stillExpected, withdraw } from './expected-call.ts'
import { refuse, ring, takeOver } from './start.ts'
import { followThree, join, mute, threeOf } from './three-way.ts'
import { wrapUpRequired } from './wrap-up-required.ts'

export { noCalls, type Calls, type CallsTransition, type ExpectedCall, type Queued } from './calls-state.ts'

/** Ended calls kept for their wrap-up; older ones live in the journal. */
export const KEPT_ENDED_CALLS = 8

type EventOf<K extends CallsEvent['kind']> = Extract<CallsEvent, { kind: K }>
type Step = ({ readonly kind: 'moved' } & CallsMove) | ReturnType<typeof rejected>

/**
 * The calls of a seat, moved by one event: the event's own call first, then what it means for the others
 * (a consultation that ended, a call that was replaced, an order that waited for a hold, a call that no longer waits).
 * At most one call is un-held at any time, but for the two of a talk of three.
 */
export function reduceCalls(calls: Calls, event: CallsEvent): CallsTransition {
  const step = firstStep(stillExpected(calls, event.at), event)
  if (step.kind === 'rejected') return step
  const advanced = advanceQueue(settleTransfers(step, event.at), event.at)
  const settled = tune(answerExpected(followThree(calls, advanced), event.at))
  return moved<Calls, CallEffect>(prune(settled.calls, calls), ...settled.effects)
}

function firstStep(calls: Calls, event: CallsEvent): Step {
  switch (event.kind) {
    case 'invite-received':
      return receive(calls, event)
    case 'dial-requested':
      return mayAdd(calls, event.callId)
        ? order(calls, { kind: 'dial', callId: event.callId, number: event.number, ...packetOf(event) }, event.at)
        : rejected('not-now')
    case 'consult-requested':
      return consult(calls, event)
    case 'answer-pressed':
      return order(calls, { kind: 'answer', callId: event.callId }, event.at)
    case 'resume-requested':
      return order(calls, { kind: 'resume', callId: event.callId }, event.at)
    case 'complete-requested':
      return complete(calls, event.callId, event.at)
    case 'join-requested':
      return join(calls, event.callId, event.at)
    case 'leave-requested':
      return leave(calls, event)
    case 'mute-requested':
      return mute(calls, event)
    case 'transfer-failed':
      return transferFailed(calls, event)
    case 'ended':
      return dialogEnded(calls, event)
    case 'call-expected':
      return { kind: 'moved', calls: expect(calls, toExpected(event)), effects: [] }
    case 'expectation-withdrawn':
      return { kind: 'moved', calls: withdraw(calls, event.escalationId), effects: [] }
    case 'transfer-cancelled':
      return cancel(calls, event.callId, event.at)
    case 'consult-started':
    case 'consult-ended':
    case 'three-joined':
    case 'three-parted':
      // They follow from other events only.
      return rejected('not-now')
    case 'forgotten':
      return forget(calls, event)
    default:
      return applyTo(calls, event.callId, event)
  }
}

function mayAdd(calls: Calls, id: Call['id']): boolean {
  return callById(calls, id) === undefined && calls.list.filter(isLiving).length < MAX_CALLS
}

function receive(calls: Calls, received: EventOf<'invite-received'>): Step {
  if (callById(calls, received.callId) !== undefined) return rejected('bug')
  const event = inheriting(calls, received)
  if (continues(calls, event)) return add(calls, takeOver(event))
  const admission = admit(event.presence, calls.list.filter(isLiving).length)
  if (admission.kind === 'reject') return add(calls, refuse(event, admission.code, admission.why))
  const expected = expectedFor(calls, event)
  if (expected === undefined) return add(calls, ring(event, admission.kind === 'wait'))
  const { escalationId } = expected
  const invite = { ...event, context: { ...event.context, escalationId } }
  if (admission.kind === 'wait') return add(calls, ring(invite, true))
  return add(withdraw(calls, escalationId), takeOver(invite))
}

/** Who takes the place of a call comes for the same escalation, though the new INVITE does not name it. */
function inheriting(calls: Calls, event: EventOf<'invite-received'>): EventOf<'invite-received'> {
  const before = callById(calls, event.replaces)?.context
  return { ...event, context: { ...packetOf(before ?? {}), ...event.context } }
}

/** Out of the talk of three, and of nothing else. */
function leave(calls: Calls, { callId, at }: EventOf<'leave-requested'>): Step {
  const three = threeOf(calls)
  if (three?.callId !== callId && three?.consultCallId !== callId) return rejected('not-now')
  return complete(calls, callId, at)
}

function packetOf({ escalationId }: { readonly escalationId?: EscalationId }): { readonly escalationId?: EscalationId } {
  return escalationId === undefined ? {} : { escalationId }
}

function toExpected({ escalationId, from, until }: EventOf<'call-expected'>): ExpectedCall {
  return { escalationId, from, until }
}

/** It takes the place of a call of ours, and nobody else would be talked over. */
function continues(calls: Calls, { replaces }: EventOf<'invite-received'>): boolean {
  const others = calls.list.filter((call) => call.id !== replaces)
  return callById(calls, replaces)?.phase === 'active' && isQuiet(calls) && !others.some(isUnheld)
}

function add(calls: Calls, begun: { readonly state: Call; readonly effects: readonly CallEffect[] }): Step {
  return { kind: 'moved', calls: { ...calls, list: [...calls.list, begun.state] }, effects: begun.effects }
}

function consult(calls: Calls, event: EventOf<'consult-requested'>): Step {
  const { callId, consultCallId, target, at } = event
  const call = callById(calls, callId)
  const free = call?.phase === 'active' && (call.transfer === undefined || call.transfer.stage === 'failed')
  if (!free || !mayAdd(calls, consultCallId)) return rejected('not-now')
  return order(calls, { kind: 'dial', callId: consultCallId, number: target, consultFor: callId, ...packetOf(event) }, at)
}

function forget(calls: Calls, { callId }: EventOf<'forgotten'>): Step {
  const call = callById(calls, callId)
  if (call === undefined) return rejected('late')
  if (call.phase !== 'ended') return rejected('not-now')
  return { kind: 'moved', calls: { ...calls, list: calls.list.filter((other) => other !== call) }, effects: [] }
}

/** The first to ring, with no call up, rings aloud; all others wait with a soft tone. */
function tune(move: CallsMove): CallsMove {
  const effects: CallEffect[] = []
  const list = move.calls.list.map((call, index, all): Call => {
    if (call.phase !== 'incoming') return call
    const waiting = all.some((other, place) => isLiving(other) && other !== call && (other.phase !== 'incoming' || place < index))
    if (waiting === call.waiting) return call
    effects.push({ kind: 'stopRinging', callId: call.id }, { kind: waiting ? 'startCallWaitingTone' : 'startRingtone', callId: call.id })
    return { ...call, waiting }
  })
  return { calls: { ...move.calls, list }, effects: [...move.effects, ...effects] }
}

/** Too many ended ones: those that ask for nothing go first, then the oldest; never one that ended just now, someone has yet to see it. */
function prune(calls: Calls, before: Calls): Calls {
  const excess = calls.list.filter(isEnded).length - KEPT_ENDED_CALLS
  if (excess <= 0) return calls
  const seen = calls.list.filter(isEnded).filter((call) => before.list.includes(call))
  const inOrder = [...seen.filter((call) => !wrapUpRequired(call)), ...seen.filter(wrapUpRequired)]
  const gone = new Set<Call>(inOrder.slice(0, excess))
  return { ...calls, list: calls.list.filter((call) => !gone.has(call)) }
}

function isEnded(call: Call): call is EndedCall {
  return call.phase === 'ended'
}
