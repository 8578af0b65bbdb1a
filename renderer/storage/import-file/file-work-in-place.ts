import { openDatabase, type SeatDatabase } from '../db.ts'
import type { FileWorker, FileWorkParts } from './file-worker.ts'
import { forgetImport } from './forget-import.ts'
import { lookAtFile } from './look-at-file.ts'
import { numberReader } from './number-reader.ts'
import type { FileOrder, NamedFile } from './file-imports.ts'
import { isMuch } from './is-much.ts'
import { runFileImport, type ImportWay } from './run-file-import.ts'

/** Reads files on this thread. What is put in force is written strictly behind the rest, so a bulk import need not wait for the disk. */
export const fileWorkInPlace: FileWorker = {
  look: lookAtFile,
  run: async (parts, file, order, { onProgress, signal }) => {
    const way = await wayOf(parts, file, order)
    return opened(parts, way === 'add' ? 'strict' : 'relaxed', (db) =>
      runFileImport(
        {
          db,
          keys: parts.keys,
          file,
          order,
          numbers: numberReader(order.country),
          onProgress: (progress) => onProgress?.(progress),
          isCancelled: () => signal?.aborted ?? false,
          now: Date.now,
        },
        way,
      ),
    )
  },
  forget: (parts) => opened(parts, 'strict', (db) => forgetImport(db, parts.keys)),
}

const wayOf = async (parts: FileWorkParts, file: NamedFile, order: FileOrder): Promise<ImportWay> =>
  order.policy === 'replace' ? 'replace' : opened(parts, 'relaxed', async (db) => ((await isMuch({ db, file, order })) ? 'merge' : 'add'))

async function opened<T>(
  { databaseName }: FileWorkParts,
  durability: 'strict' | 'relaxed',
  work: (db: SeatDatabase) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(databaseName, () => undefined, undefined, durability)
  return work(db).finally(() => db.close())
}
