import { rejected } from '../transition-result.ts'
import type { ActiveCall, Call, CallId } from './call.ts'
import type { Calls, CallsMove } from './calls-state.ts'
import type { CallEvent } from './event.ts'
import { heldByUs } from './holding.ts'
import { isCommand } from './late-events.ts'
import type { LivingCall } from './steps.ts'
import { transition } from './transition.ts'

export function isLiving(call: Call): call is LivingCall {
  return call.phase !== 'ending' && call.phase !== 'ended'
}

/** The client hears the operator, and the operator the client. */
export function isUnheld(call: Call): call is ActiveCall {
  return call.phase === 'active' && !heldByUs(call.hold)
}

export function callById(calls: Calls, id: CallId | undefined): Call | undefined {
  return calls.list.find((call) => call.id === id)
}

/** Neither ringing here nor up: such a call can be neither held nor left alone. */
export function isBeingSetUp(call: Call): boolean {
  return call.phase === 'dialing' || call.phase === 'alerting' || call.phase === 'connecting'
}

/** Adds what came of one more event of one call; a rejected one adds nothing. */
export function follow(move: CallsMove, id: CallId, event: CallEvent): CallsMove {
  const result = applyTo(move.calls, id, event)
  return result.kind === 'rejected' ? move : { calls: result.calls, effects: [...move.effects, ...result.effects] }
}

export function applyTo(
  calls: Calls,
  id: CallId,
  event: CallEvent,
): ({ readonly kind: 'moved' } & CallsMove) | ReturnType<typeof rejected> {
  const call = callById(calls, id)
  if (call === undefined) return rejected(isCommand(event) ? 'not-now' : 'late')
  const result = transition(call, event)
  if (result.kind === 'rejected') return result
  const list = calls.list.map((other) => (other.id === id ? result.state : other))
  return { kind: 'moved', calls: { ...calls, list }, effects: result.effects }
}
