import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach } from 'vitest'
import { openSeatStorage } from '../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'

const opened: SeatStorage[] = []
let nextName = 0

afterEach(() => {
  for (const storage of opened.splice(0)) storage.close()
})

/** A name no other test uses. */
export const freshDatabaseName = (): string => `seat-${(nextName += 1)}`

export const DATA_KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1)

/** Opens a window's storage; closed after the test. The same name stands for another window of the same seat. */
export async function openTestStorage(
  name = freshDatabaseName(),
  options: { key?: Uint8Array | null; now?: () => number } = {},
): Promise<SeatStorage> {
  const storage = await openSeatStorage({ mode: 'sandbox', key: DATA_KEY, name, ...options })
  opened.push(storage)
  return storage
}

/** The database as it lies there, without the seat's code. */
export async function rawDatabase(name: string): Promise<Dexie> {
  return new Dexie(name).open()
}

/** Changes one stored row in place, as a failing disk would. */
export async function spoil(name: string, table: string, change: (row: Record<string, unknown>) => void): Promise<void> {
  const db = await rawDatabase(name)
  await db.table(table).toCollection().modify(change)
  db.close()
}
