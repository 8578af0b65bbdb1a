import type { Client } from '../../../core/domain/client/client.ts'
import { toHex } from '../bytes.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { EDITED } from '../rows.ts'

/** Says of each client whether a change of this seat lies over the record; cheap where nothing was changed. */
export async function changedHere(db: SeatDatabase, keys: SeatKeys): Promise<(client: Client) => boolean> {
  const bases = (await db.clientBases.toCollection().primaryKeys()).map((key) => toHex(new Uint8Array(key)))
  const edited = (await db.recent.toCollection().primaryKeys()).flatMap(([layer, key]) =>
    layer === EDITED ? [toHex(new Uint8Array(key))] : [],
  )
  const changed = new Set([...bases, ...edited])
  if (changed.size === 0) return () => false
  const digest = new RowDigest(keys.digestSecret)
  return ({ id }) => changed.has(toHex(digest.of('client', id)))
}
