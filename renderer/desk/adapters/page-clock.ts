import type { Clock } from '../../../core/ports/clock.ts'
import type { Ids } from '../../../core/ports/ids.ts'

/** The page's own time. */
export const pageClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

export const pageIds: Ids = { next: () => crypto.randomUUID() }
