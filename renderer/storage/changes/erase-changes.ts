import Dexie from 'dexie'
import type { ClientId } from '../../../core/domain/client/client.ts'
import { digestKey } from '../crypto/seat-keys.ts'
import { announce } from './change-write.ts'
import { laneOf, type ChangeParts } from './change-parts.ts'

/** Removes changes, their deliveries, bases and tasks of these clients, in one transaction. Call it in turn. */
export async function eraseChanges(parts: ChangeParts, ids: readonly ClientId[]): Promise<void> {
  const { db, keys } = parts
  const clientKeys = await Promise.all(ids.map((id) => digestKey(keys, 'client', id)))
  await db.transaction('rw', [db.clientChanges, db.clientBases, db.clientTasks, db.jobs], async () => {
    for (const clientKey of clientKeys) {
      const lane = laneOf(clientKey)
      await db.clientChanges.where('[clientKey+no]').between([clientKey, Dexie.minKey], [clientKey, Dexie.maxKey]).delete()
      await db.clientTasks.where('clientKey').equals(clientKey).delete()
      await db.jobs.where('[interactionId+createdAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey]).delete()
    }
    await db.clientBases.bulkDelete([...clientKeys])
  })
  announce(parts)
}
