import type { EpochMs } from '../time.ts'
import { SILENT_AFTER_MS, type Duty, type SeenDuty } from './duty.ts'

/** The last heartbeat of one member, as this seat heard it. */
export interface HeardDuty {
  readonly duty: Duty
  /** Of the record: the same revision told twice is not a new sign of life. */
  readonly revision: number
  /** When it was heard, by this seat's own clock. */
  readonly heardAt: EpochMs
}

/**
 * Takes a heartbeat in. The sender's clock is never asked: what counts is when it came here.
 * @param ageMs how long the hub had it before it was told here (a record of yesterday is not a sign of life of now); ≥ 0
 */
export function heard(before: HeardDuty | undefined, duty: Duty, revision: number, now: EpochMs, ageMs: number): HeardDuty {
  if (revision === before?.revision) return before
  return { duty, revision, heardAt: now - Math.max(0, ageMs) }
}

export function seenDuty({ duty, heardAt }: HeardDuty, now: EpochMs): SeenDuty {
  return { ...duty, silent: now - heardAt > SILENT_AFTER_MS }
}

/** When it falls silent if nothing more is heard, by this seat's own clock. */
export const silentFrom = ({ heardAt }: HeardDuty): EpochMs => heardAt + SILENT_AFTER_MS

/** So long after the last heartbeat a duty that was never taken off the board is not shown any more, ms. */
const FORGOTTEN_AFTER_MS = 12 * 60 * 60_000

export const isForgotten = ({ heardAt }: HeardDuty, now: EpochMs): boolean => now - heardAt > FORGOTTEN_AFTER_MS
