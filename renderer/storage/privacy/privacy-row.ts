import type { EpochMs } from '../../../core/domain/time.ts'
import type { Bytes } from '../bytes.ts'

/** Rows as they lie on the disk; nothing in them says whose they are. */
export interface ErasedRow {
  readonly clientKey: Bytes
  readonly at: EpochMs
}

export interface NeededRow {
  readonly clientKey: Bytes
  /** Days since 1970, UTC. */
  readonly day: number
}

const DAY_MS = 86_400_000
export const dayOf = (at: EpochMs): number => Math.floor(at / DAY_MS)
