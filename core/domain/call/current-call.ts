import type { Call } from './call.ts'
import { isBeingSetUp, isLiving, isUnheld } from './call-list.ts'

/**
 * The call that the bar and the keys belong to: the one being spoken in; else the one being set up; else one on hold
 * (the newest); else the one that rings; else the last one that ended. A call that waits never takes the keys away.
 */
export function currentCall(calls: readonly Call[]): Call | undefined {
  return (
    calls.find(isUnheld) ??
    calls.find(isBeingSetUp) ??
    calls.findLast((call) => call.phase === 'active') ??
    calls.find((call) => call.phase === 'incoming') ??
    calls.findLast((call) => !isLiving(call))
  )
}
