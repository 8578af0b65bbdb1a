import type { CallId } from '../../../../core/domain/call/call.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type { CallReactions } from '../call-reactions.ts'
import { Timers } from '../timers.ts'

/** One timer a call; it rings `timed-out`. */
export function timeCalls(clock: Clock, ring: (callId: CallId) => void): Pick<CallReactions, 'scheduleTimeout' | 'cancelTimeout'> {
  const timers = new Timers(clock)
  return {
    scheduleTimeout: ({ callId, at }) => timers.set(callId, at, () => ring(callId)),
    cancelTimeout: ({ callId }) => timers.clear(callId),
  }
}
