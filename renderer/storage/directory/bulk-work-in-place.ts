import { openDatabase } from '../db.ts'
import type { BulkWork } from './bulk-work.ts'
import { compact } from './compaction.ts'
import { runImport } from './run-import.ts'

/** Does bulk work on this thread: for places without workers. */
export const bulkWorkInPlace: BulkWork = {
  async import({ databaseName, ...request }, options) {
    const db = await openDatabase(databaseName, () => undefined)
    const onProgress: typeof options.onProgress = (progress) => options.onProgress?.(progress)
    const isCancelled = (): boolean => options.signal?.aborted ?? false
    return runImport({ db, ...request, onProgress, isCancelled, now: Date.now }).finally(() => db.close())
  },
  async compact({ databaseName, ...request }) {
    const db = await openDatabase(databaseName, () => undefined)
    await compact({ db, ...request, now: Date.now }).finally(() => db.close())
  },
}
