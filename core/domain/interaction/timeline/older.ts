import type { EpochMs } from '../../time.ts'

/** How far back one source has been read. */
export interface Reach {
  /** The oldest contact read so far; absent: none was. */
  readonly oldest?: EpochMs
  /** It has, or may have, older ones, and can be asked. */
  readonly more: boolean
}

/**
 * From when on the timeline is complete: what is older waits until every source was asked about that time, so that nothing
 * appears later among rows that are read already. `-Infinity`: nothing waits.
 */
export const completeFrom = (sources: readonly Reach[]): EpochMs =>
  sources.reduce((from, { oldest, more }) => (more && oldest !== undefined ? Math.max(from, oldest) : from), -Infinity)

/**
 * The time to ask for contacts before. Those of the same moment as the oldest one come again and are joined by their id, unless
 * the last answer brought nothing but such: then it is left behind.
 */
export function askBefore(oldest: EpochMs | undefined, now: EpochMs, wasStuck: boolean): EpochMs {
  if (oldest === undefined) return now + 1
  return wasStuck ? oldest : oldest + 1
}

/** The oldest of all. */
export function oldestOf(times: readonly EpochMs[]): EpochMs | undefined {
  return times.length === 0 ? undefined : times.reduce((least, at) => Math.min(least, at))
}
