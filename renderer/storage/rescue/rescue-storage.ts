import { toHex } from '../bytes.ts'
import { deriveSeatKeys, digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import { rescueNameOf } from '../database-name.ts'
import { openSeatStorage } from '../open-seat-storage.ts'
import type { SeatMode } from '../seat-mode.ts'
import type { SeatStorage } from '../seat-storage.ts'
import { rescuePlace } from './rescue-place.ts'

export interface RescueOptions {
  readonly mode: SeatMode
  /** As for the seat's database; null in the plain mode. */
  readonly key: Uint8Array | null
}

/**
 * Opens the small storage that stands in while the seat's own does not open: no directory, but every call, note and change is
 * kept, encrypted, until `mergeRescue` brings it home. Rejects with `StorageFailure`.
 */
export async function openRescueStorage(options: RescueOptions): Promise<SeatStorage> {
  const { name } = await rescueNames(options)
  const place = await rescuePlace()
  return openSeatStorage({ ...options, name, standsIn: true, ...(place === undefined ? {} : { place }) })
}

/** The name is bound to the key: data of another key stays for the day when that key is back. */
export async function rescueNames({ mode, key }: RescueOptions): Promise<{ readonly name: string; readonly keys: SeatKeys }> {
  const keys = await deriveSeatKeys(mode, key)
  const mark = toHex((await digestKey(keys, 'client', 'rescue')).slice(0, 4))
  return { name: rescueNameOf(mode, mark), keys }
}
