import { NO_COUNTS, type FileCounts, type FileOutcome } from './file-imports.ts'
import type { Reading } from './file-readings.ts'
import { clearLeft, writeLeft } from './left-import.ts'
import { leftOf, type FileWork } from './file-work.ts'
import type { ClientReading, Tally } from './row-decisions.ts'
import { BATCH, ToldBatches } from './told-batches.ts'

/** Rows written that are worth a merge into the pages. */
const MERGE_EVERY = 4_000

/**
 * Adds and updates clients of a file that is small beside the directory, in batches, each durable before the next. Batches that were
 * written before a kill or a cancel are passed over.
 */
export async function addFromFile(work: FileWork): Promise<FileOutcome> {
  const { db, keys } = work
  const batches = new ToldBatches(work)
  const tally = { ...(work.left?.counts ?? NO_COUNTS) }
  const passed = tally.rows
  try {
    let row = 0
    let unmerged = 0
    await writeLeft(db, keys, leftOf(work, counted(work, tally)))
    for await (const readings of work.readings()) {
      for (let at = 0; at < readings.length; at += BATCH) {
        const batch = readings.slice(at, at + BATCH)
        row += batch.length
        if (row <= passed) continue
        const begin = Math.max(0, batch.length - (row - passed))
        unmerged += await batches.decide(batch.slice(begin).filter(isClient), tally)
        tally.rows = row
        await writeLeft(db, keys, leftOf(work, counted(work, tally)))
        if (unmerged >= MERGE_EVERY) {
          await batches.directory.compact()
          unmerged = 0
        }
        work.tell(counted(work, tally))
        if (work.isCancelled()) return { kind: 'cancelled', counts: counted(work, tally) }
      }
    }
    work.tell(counted(work, tally), true)
    if (unmerged >= BATCH) await batches.directory.compact()
    await clearLeft(db)
    return { kind: 'done', counts: counted(work, tally), refused: work.refused.result() }
  } finally {
    batches.close()
  }
}

const isClient = (reading: Reading): reading is ClientReading => reading.kind === 'client'

const counted = ({ refused }: FileWork, tally: Tally): FileCounts => ({ ...tally, refused: refused.count })
