import Dexie from 'dexie'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Bytes } from '../bytes.ts'
import type { SeatDatabase } from '../db.ts'
import { laneOf } from './change-parts.ts'
import type { ChangeRow, ChangeRowState } from './change-rows.ts'

/** Nothing of ours waits for anybody in these states. */
const SETTLED: ReadonlySet<ChangeRowState> = new Set(['sent', 'undone', 'replaced'])
/** Rows removed together: a sweep never holds up the desk. */
const SLICE = 500

/**
 * Removes changes of everybody that came to their end before `before`, with their deliveries. They hold what people were called
 * and where they lived, and would only ever grow.
 */
export async function pruneSettled(db: SeatDatabase, before: EpochMs, rest: () => Promise<void>): Promise<void> {
  for (const state of SETTLED)
    for (;;) {
      const over = await db.clientChanges.where('[state+at]').between([state, Dexie.minKey], [state, before]).limit(SLICE).toArray()
      if (over.length > 0) await forget(db, over)
      if (over.length < SLICE) break
      await rest()
    }
}

/** Removes whatever is left of the changes of these clients, unless something of one still waits: then all of his stays. */
export async function forgetChangesOf(db: SeatDatabase, clientKeys: readonly Bytes[]): Promise<void> {
  for (const clientKey of clientKeys) {
    const rows = await db.clientChanges.where('[clientKey+no]').between([clientKey, Dexie.minKey], [clientKey, Dexie.maxKey]).toArray()
    if (!rows.every(({ state }) => SETTLED.has(state))) continue
    if (rows.length > 0) await forget(db, rows)
    const lane = laneOf(clientKey)
    await db.transaction('rw', [db.clientBases, db.clientTasks, db.jobs], async () => {
      await db.clientBases.delete(clientKey)
      await db.clientTasks.where('clientKey').equals(clientKey).delete()
      await db.jobs.where('[interactionId+createdAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey]).delete()
    })
  }
}

/** A settled change stays settled, so what was read before holds. */
async function forget(db: SeatDatabase, rows: readonly ChangeRow[]): Promise<void> {
  await db.transaction('rw', [db.clientChanges, db.jobs], async () => {
    await db.clientChanges.bulkDelete(rows.flatMap(({ no }) => (no === undefined ? [] : [no])))
    await db.jobs.bulkDelete(rows.map(({ id }) => id))
  })
}
