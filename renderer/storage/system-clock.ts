import type { Clock } from '../../core/ports/clock.ts'

/** Longest delay a timer takes, in ms; a later one comes early, and whoever waits looks at the time again. */
const LONGEST_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, Math.min(delayMs, LONGEST_MS))
    return () => clearTimeout(timer)
  },
}
