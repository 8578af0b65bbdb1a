import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { RemoteNews } from '../../../core/ports/client-changes.ts'
import { toHex } from '../bytes.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import type { SeatDatabase } from '../db.ts'

interface ErasedParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
}

/** Digests of those who were erased on request, in hexadecimal. */
export async function erasedKeys(db: SeatDatabase): Promise<ReadonlySet<string>> {
  return new Set((await db.erased.toCollection().primaryKeys()).map((key) => toHex(new Uint8Array(key))))
}

/**
 * What a source tells, without those who were erased here: as long as the source has the record, it does not come back. When the
 * source itself drops it, the mark goes too: whoever is made anew there is somebody new.
 */
export async function withoutErased({ db, keys }: ErasedParts, news: RemoteNews): Promise<RemoteNews> {
  const erased = await erasedKeys(db)
  if (erased.size === 0) return news
  const keyOf = async (id: ClientId) => ({ id, key: await digestKey(keys, 'client', id) })
  const dropped = (await Promise.all(news.gone.map(keyOf))).filter(({ key }) => erased.has(toHex(key)))
  if (dropped.length > 0) await db.erased.bulkDelete(dropped.map(({ key }) => key))
  const told = await Promise.all(news.upserts.map(async (client) => ({ client, key: toHex((await keyOf(client.id)).key) })))
  const droppedIds = new Set(dropped.map(({ id }) => id))
  return {
    upserts: told.filter(({ key }) => !erased.has(key)).map(({ client }) => client),
    gone: news.gone.filter((id) => !droppedIds.has(id)),
  }
}

/** Says of each client of an import whether he was erased; cheap where nobody was. */
export async function erasedInImport({ db, keys }: ErasedParts): Promise<(client: Client) => boolean> {
  const erased = await erasedKeys(db)
  if (erased.size === 0) return () => false
  const digest = new RowDigest(keys.digestSecret)
  return ({ id }) => erased.has(toHex(digest.of('client', id)))
}
