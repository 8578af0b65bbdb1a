import type { Clock } from '../../../core/ports/clock.ts'
import type { HubLine } from './hub-line.ts'
import type { Timings } from './timings.ts'

/** What every shelf of the hub works with. */
export interface HubContext {
  readonly line: HubLine
  readonly clock: Clock
  readonly timings: Timings
  readonly say: (line: string) => void
}
