import type { Clock } from '../../../ports/clock.ts'

/** Transaction timers over a reliable transport (RFC 3261 §16.6, §17, table 4; RFC 6026), in ms. */
export const T1_MS = 500
/** Timer B, and M of RFC 6026: how long an INVITE waits for any answer, and a final one is remembered. */
export const INVITE_TIMEOUT_MS = 64 * T1_MS
/** Timer F, made shorter than the caller's own 32 s so that our 408 reaches it. */
export const REQUEST_TIMEOUT_MS = 30_000
/** Timer C: more than three minutes of ringing. */
export const RINGING_TIMEOUT_MS = 185_000

/** A clock whose timers can all be stopped at once, so that a closed PBX leaves none behind. */
export interface TimerScope extends Clock {
  stop(): void
}

export function createTimerScope(clock: Clock): TimerScope {
  const running = new Set<() => void>()
  return {
    now: () => clock.now(),
    after(delayMs, run) {
      const cancel = clock.after(delayMs, () => {
        running.delete(cancel)
        run()
      })
      running.add(cancel)
      return () => {
        running.delete(cancel)
        cancel()
      }
    },
    stop() {
      for (const cancel of running) cancel()
      running.clear()
    },
  }
}
