import type { NumberReader } from '../../../core/domain/directory/file/file-phone.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { NO_COUNTS, type FileCounts, type FileOrder, type FileProgress, type LeftImport, type NamedFile } from './file-imports.ts'
import type { Reading } from './file-readings.ts'
import type { RefusedCollector } from './refused-rows.ts'

export interface FileRun {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly file: NamedFile
  readonly order: FileOrder
  readonly numbers: NumberReader
  readonly onProgress: (progress: FileProgress) => void
  readonly isCancelled: () => boolean
  readonly now: () => number
}

/** One import on its way: what both ways of importing share. */
export interface FileWork extends FileRun {
  readonly print: string
  /** What was left of the same import. */
  readonly left: LeftImport | undefined
  readonly refused: RefusedCollector
  /** Readings of the file; faulty rows are kept aside on the way. */
  readonly readings: () => AsyncGenerator<readonly Reading[]>
  readonly tell: (counts: FileCounts, finishing?: boolean) => void
}

/** What is noted of an import under way. */
export const leftOf = ({ print, file, order, now }: FileWork, counts: FileCounts = NO_COUNTS): LeftImport => ({
  print,
  name: file.name,
  size: file.size,
  order,
  counts,
  at: now(),
})
