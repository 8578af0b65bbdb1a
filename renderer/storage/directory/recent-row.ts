import { z } from 'zod'
import { clientIdSchema, clientSchema } from '../../../core/contract/client-schema.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { toHex, type Bytes } from '../bytes.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import type { Quarantine } from '../quarantine.ts'
import { filedUnder } from './filed-under.ts'
import { recentRowSchema, type RecentRow } from '../rows.ts'

/** A row before it gets its layer and its turn. */
export type RecentDraft = Omit<RecentRow, 'layer' | 'seq'>

/** What a row says: how the client is now, or that he is gone. */
export type RecentSight = { readonly kind: 'client'; readonly client: Client } | { readonly kind: 'gone'; readonly id: ClientId }

const goneSchema = z.object({ id: clientIdSchema })
/** The same on both layers, so that a row can change its layer without being sealed anew. */
export const recentPlace = (clientKey: Bytes): string => `overlay:${toHex(clientKey)}`

export async function draftOf(keys: SeatKeys, client: Client): Promise<RecentDraft> {
  const clientKey = await digestKey(keys, 'client', client.id)
  // The kind is in the digest, so that one index serves phones, e-mails and logins.
  const phoneKeys = await Promise.all(filedUnder(client).map(({ kind, text }) => digestKey(keys, kind, text)))
  return { clientKey, phoneKeys, box: await sealRecord(keys, 'clients', recentPlace(clientKey), client) }
}

export async function draftOfGone(keys: SeatKeys, id: ClientId): Promise<RecentDraft> {
  const clientKey = await digestKey(keys, 'client', id)
  return { clientKey, gone: true, phoneKeys: [], box: await sealRecord(keys, 'clients', recentPlace(clientKey), { id }) }
}

/** Undefined: unreadable, and quarantined. */
export async function openRecent(keys: SeatKeys, quarantine: Quarantine, row: RecentRow): Promise<RecentSight | undefined> {
  const place = recentPlace(row.clientKey)
  if (row.gone) {
    const gone = await openRecord(keys, 'clients', place, row.box, goneSchema)
    if (gone.ok) return { kind: 'gone', id: gone.value.id }
    await quarantine.keep('recent', `${row.layer}:${toHex(row.clientKey)}`, gone.error, row)
    return undefined
  }
  const client = await openRecord(keys, 'clients', place, row.box, clientSchema)
  if (client.ok) return { kind: 'client', client: client.value }
  await quarantine.keep('recent', `${row.layer}:${toHex(row.clientKey)}`, client.error, row)
  return undefined
}

/** The readable shape of rows as found; the others go to the quarantine. */
export async function parseRecent(quarantine: Quarantine, found: readonly unknown[]): Promise<readonly RecentRow[]> {
  const rows: RecentRow[] = []
  for (const raw of found) {
    if (raw === undefined) continue
    const row = recentRowSchema.safeParse(raw)
    if (row.success) rows.push(row.data)
    else await quarantine.keep('recent', keyOfUnknown(raw), 'bad-shape', raw)
  }
  return rows
}

function keyOfUnknown(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || !('clientKey' in raw)) return 'unknown'
  const key = raw.clientKey
  return key instanceof ArrayBuffer || key instanceof Uint8Array ? toHex(new Uint8Array(key)) : 'unknown'
}
