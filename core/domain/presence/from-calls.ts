import type { Call } from '../call/call.ts'
import type { Calls } from '../call/calls-state.ts'
import { wrapUpRequired } from '../call/wrap-up-required.ts'
import type { EpochMs } from '../time.ts'
import type { PresenceEvent } from './event.ts'

/**
 * What a change of the calls means for the operator, oldest call first. Pure, so that the two machines stay apart.
 * A call is over for the operator when it begins to end; one refused before it was heard is never told.
 */
export function presenceEventsOf(before: Calls, after: Calls, at: EpochMs): readonly PresenceEvent[] {
  return after.list.flatMap((call) => eventsOf(stageOf(before.list.find((other) => other.id === call.id)), call, at))
}

type Stage = 'none' | 'ringing' | 'talking' | 'over'

function stageOf(call: Call | undefined): Stage {
  if (call === undefined) return 'none'
  if (call.phase === 'incoming') return 'ringing'
  return call.phase === 'ending' || call.phase === 'ended' ? 'over' : 'talking'
}

function eventsOf(before: Stage, call: Call, at: EpochMs): readonly PresenceEvent[] {
  const callId = call.id
  const rang: PresenceEvent = { kind: 'call-rang', at, callId }
  const answered: PresenceEvent = { kind: 'call-answered', at, callId }
  if (call.phase === 'ending' || call.phase === 'ended') {
    return before === 'none' || before === 'over' ? [] : [{ kind: 'call-ended', at, callId, wrapUp: wrapUpRequired(call) }]
  }
  if (stageOf(call) === before) return []
  if (call.phase === 'incoming') return [rang]
  if (before === 'ringing') return [answered]
  return call.direction === 'outgoing' ? [{ kind: 'call-dialled', at, callId }] : [rang, answered]
}
