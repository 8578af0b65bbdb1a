import type { Call, CallId } from '../../../../core/domain/call/call.ts'
import { wrapUpRequired } from '../../../../core/domain/call/wrap-up-required.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import { Timers } from '../timers.ts'

/** So long a call without a wrap-up is still shown with its end ("busy", "missed"). */
export const SHOW_ENDED_MS = 8_000

/** Takes ended calls that nobody has to work on off the list. */
export function forgetCalls(clock: Clock, forget: (callId: CallId) => void): (calls: readonly Call[]) => void {
  const timers = new Timers(clock)
  return (calls) => {
    for (const call of calls) {
      if (call.phase !== 'ended' || wrapUpRequired(call) || timers.has(call.id)) continue
      timers.set(call.id, clock.now() + SHOW_ENDED_MS, () => forget(call.id))
    }
  }
}
