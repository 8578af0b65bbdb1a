import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Applied } from './applied.ts'

/** Writes the pages of one round, one after the other. */
export interface PageWriter {
  write(page: string): Promise<Applied>
  /** Ends it; what is being written is finished or was never begun. */
  close(): void
}

export interface WriterParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly source: string
}

/** In a worker, or in place where there are no workers. */
export type OpenWriter = (parts: WriterParts) => PageWriter
