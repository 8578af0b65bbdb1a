import { z } from 'zod'
import { toUtf8 } from '../bytes.ts'
import type { SeatDatabase } from '../db.ts'
import { StorageFailure } from '../storage-failure.ts'
import { seal, unseal } from './seal.ts'
import type { SeatKeys } from './seat-keys.ts'

export const KEY_CHECK = 'key-check'
const ID = KEY_CHECK
const WORDS = 'firstline'
const checkRow = z.object({ id: z.literal(ID), box: z.instanceof(Uint8Array), made: z.string().exactOptional() })

/**
 * Makes sure that this key is the one the data was written with, before anything is read or written.
 * The first opening leaves a sealed check value, with a name for this making of the database: it tells one that was begun anew from
 * the one before. Rejects with `wrong-key`; the data stays as it is.
 */
export async function checkKey(db: SeatDatabase, keys: SeatKeys): Promise<{ readonly made: string }> {
  const mine = await seal(keys, 'check', ID, toUtf8(WORDS))
  const kept = await db.transaction('rw', db.meta, async () => {
    const row = await db.meta.get(ID)
    if (row !== undefined) return row
    const fresh = { id: ID, box: mine, made: crypto.randomUUID().slice(0, 8) }
    await db.meta.add(fresh)
    return fresh
  })
  const parsed = checkRow.safeParse(kept)
  if (!parsed.success) throw new StorageFailure('corrupt', 'the key check value cannot be read')
  const opened = await unseal(keys, 'check', ID, new Uint8Array(parsed.data.box))
  if (!opened.ok) throw new StorageFailure('wrong-key', 'the data on this computer was written with another key')
  return { made: parsed.data.made ?? 'early' }
}
