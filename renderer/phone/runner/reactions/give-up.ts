import type { Call, CallId } from '../../../../core/domain/call/call.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import { Timers } from '../timers.ts'

/** For so long a silent call is kept and a new path sought; peers promise 15 s to a few minutes. */
export const KEEP_SILENT_CALL_MS = 60_000

/** Ends a call whose sound did not come back. */
export function giveUp(clock: Clock, tell: (callId: CallId) => void): (calls: readonly Call[]) => void {
  const timers = new Timers(clock)
  return (calls) => {
    for (const call of calls) {
      const silentSince = call.phase === 'active' && call.media.state === 'interrupted' ? call.media.since : undefined
      if (silentSince === undefined) timers.clear(call.id)
      else if (!timers.has(call.id)) timers.set(call.id, silentSince + KEEP_SILENT_CALL_MS, () => tell(call.id))
    }
  }
}
