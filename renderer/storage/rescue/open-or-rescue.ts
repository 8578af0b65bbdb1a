import { nextDatabaseName } from '../database-name.ts'
import { tellMoved } from '../database-moved.ts'
import { openSeatStorage } from '../open-seat-storage.ts'
import type { SeatStorage } from '../seat-storage.ts'
import { toStorageFailure, type StorageFailure } from '../storage-failure.ts'
import { mergeRescue, type RescueMerged } from './merge-rescue.ts'
import { noteMade } from './rescue-place.ts'
import { openRescueStorage, type RescueOptions } from './rescue-storage.ts'

/**
 * `own`: the seat's storage. `merged`: what came home into it since the desk was told last, whichever window
 * brought it (absent: that failed, and will be tried at the next start).
 * `emptied`: it was made before, and its files are gone now: the browser throws a damaged database away.
 * `rescue`: only what stands in for it opened, because of `why`. `none`: nothing opens; work is kept by nobody but the window.
 */
export type OpenedStorage =
  | { readonly kind: 'own'; readonly storage: SeatStorage; readonly merged: RescueMerged | undefined; readonly emptied: boolean }
  | { readonly kind: 'rescue'; readonly storage: SeatStorage; readonly why: StorageFailure }
  | { readonly kind: 'none'; readonly why: StorageFailure }

/** A storage for the desk, come what may. Never rejects. */
export async function openOrRescue(options: RescueOptions): Promise<OpenedStorage> {
  try {
    const storage = await openSeatStorage(options)
    const emptied = await noteMade(storage.name, storage.made)
    const merged = await mergeRescue(storage, options).then(
      async ({ left }) => ({ ...(await storage.broughtHome.take()), left }),
      () => undefined,
    )
    return { kind: 'own', storage, merged, emptied }
  } catch (error) {
    const why = toStorageFailure(error)
    try {
      return { kind: 'rescue', storage: await openRescueStorage(options), why }
    } catch {
      return { kind: 'none', why }
    }
  }
}

/**
 * Begins a new database; the one that does not open stays on this computer untouched, and is opened again when it is of the key
 * that is asked with. Windows of the seat go over to the new one. Rejects with `StorageFailure`; then nothing changed.
 */
export async function setAside(options: RescueOptions): Promise<void> {
  const storage = await openSeatStorage({ ...options, name: await nextDatabaseName(options.mode) })
  storage.close()
  tellMoved(options.mode)
}
