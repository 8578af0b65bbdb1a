import { openDatabase, type SeatDatabase } from '../db.ts'
import type { FileWorker, FileWorkParts } from './file-worker.ts'
import { forgetImport } from './forget-import.ts'
import { lookAtFile } from './look-at-file.ts'
import { numberReader } from './number-reader.ts'
import { runFileImport } from './run-file-import.ts'

/** Reads files on this thread. What is put in force is written strictly behind the rest, so a bulk import need not wait for the disk. */
export const fileWorkInPlace: FileWorker = {
  look: lookAtFile,
  run: (parts, file, order, { onProgress, signal }) =>
    opened(parts, order.policy === 'replace' ? 'relaxed' : 'strict', (db) =>
      runFileImport({
        db,
        keys: parts.keys,
        file,
        order,
        numbers: numberReader(order.country),
        onProgress: (progress) => onProgress?.(progress),
        isCancelled: () => signal?.aborted ?? false,
        now: Date.now,
      }),
    ),
  forget: (parts) => opened(parts, 'strict', (db) => forgetImport(db, parts.keys)),
}

async function opened<T>(
  { databaseName }: FileWorkParts,
  durability: 'strict' | 'relaxed',
  work: (db: SeatDatabase) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(databaseName, () => undefined, undefined, durability)
  return work(db).finally(() => db.close())
}
