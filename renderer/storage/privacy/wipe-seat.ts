import Dexie from 'dexie'
import { rescuePlace } from '../rescue/rescue-place.ts'
import type { SeatStorage } from '../seat-storage.ts'
import { guarded } from '../storage-failure.ts'

/** Every database of this program begins so. */
const OURS = /^firstline(-|$)/

/**
 * Closes the storage of this window and deletes every database of this program, of both modes, also what was set aside or kept in
 * spite of a broken one. Other windows let go of theirs by themselves. Rejects with `StorageFailure`; it may be asked again.
 */
export function wipeSeat(own: SeatStorage | undefined): Promise<void> {
  return guarded(async () => {
    own?.close()
    for (const { name } of await indexedDB.databases()) if (name !== undefined && OURS.test(name)) await Dexie.delete(name)
    const place = await rescuePlace()
    if (place !== undefined) await wipePlace(place)
  })
}

async function wipePlace(place: IDBFactory): Promise<void> {
  for (const { name } of await place.databases()) {
    if (name !== undefined && OURS.test(name)) await deleted(place.deleteDatabase(name))
  }
}

const deleted = (request: IDBOpenDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('the database was not deleted'))
  })
