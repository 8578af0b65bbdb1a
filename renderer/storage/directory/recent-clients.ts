import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { toHex, type Bytes } from '../bytes.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { EDITED, TOLD, type RecentRow } from '../rows.ts'
import { readDirectoryState } from './directory-state.ts'
import { draftOf, draftOfGone, openRecent, parseRecent, type RecentDraft, type RecentSight } from './recent-row.ts'

export type Layer = RecentRow['layer']

/** Clients changed since the pages were written: one row a client and layer. */
export class RecentClients {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
  }

  /** Edits of this seat. */
  async edit(clients: readonly Client[]): Promise<void> {
    await this.#write(EDITED, await Promise.all(clients.map((client) => draftOf(this.#keys, client))))
  }

  /** What a source told. */
  async tell(upserts: readonly Client[], gone: readonly ClientId[]): Promise<void> {
    const named = new Set(upserts.map((client) => client.id))
    const left = gone.filter((id) => !named.has(id)).map((id) => draftOfGone(this.#keys, id))
    await this.#write(TOLD, await Promise.all([...upserts.map((client) => draftOf(this.#keys, client)), ...left]))
  }

  /** Hides these clients at once: their edits go, and what the pages say does not count. Gives the keys of their rows. */
  async bury(ids: readonly ClientId[]): Promise<readonly Bytes[]> {
    const rows = await Promise.all(ids.map((id) => draftOfGone(this.#keys, id)))
    await this.#db.transaction('rw', this.#db.meta, this.#db.recent, async () => {
      await this.#db.recent.bulkDelete(rows.map(({ clientKey }): [number, Bytes] => [EDITED, clientKey]))
      const seq = await this.#nextSeq()
      await this.#db.recent.bulkPut(rows.map((row) => ({ ...row, layer: TOLD, seq })))
    })
    return rows.map(({ clientKey }) => clientKey)
  }

  keysOf(ids: readonly ClientId[]): Promise<readonly Bytes[]> {
    return Promise.all(ids.map((id) => digestKey(this.#keys, 'client', id)))
  }

  /** Rows filed under this digest, with the edits that lie over them. Ask inside a transaction on `recent`. */
  async rawByFound(foundKey: Bytes): Promise<readonly unknown[]> {
    const found: readonly unknown[] = await this.#db.recent.where('phoneKeys').equals(foundKey).toArray()
    const told = found.filter((row) => layerOf(row) === TOLD).flatMap((row) => clientKeyOf(row))
    if (told.length === 0) return found
    return [...found, ...(await this.rawByKeys(told, [EDITED]))]
  }

  async rawByKeys(clientKeys: readonly Bytes[], layers: readonly Layer[] = [TOLD, EDITED]): Promise<readonly unknown[]> {
    if (clientKeys.length === 0) return []
    return this.#db.recent.bulkGet(clientKeys.flatMap((key) => layers.map((layer): [number, Bytes] => [layer, key])))
  }

  /** The sight of each client that counts, edits before what was told; told rows up to `folded` are in the pages already. */
  async sights(found: readonly unknown[], folded: number): Promise<readonly RecentSight[]> {
    const top = await this.tops(found, folded)
    const sights = await Promise.all(top.map((row) => openRecent(this.#keys, this.#quarantine, row)))
    return sights.filter((sight) => sight !== undefined)
  }

  /** The row of each client that counts. */
  async tops(found: readonly unknown[], folded: number): Promise<readonly RecentRow[]> {
    const top = new Map<string, RecentRow>()
    for (const row of await parseRecent(this.#quarantine, found)) {
      if (row.layer === TOLD && row.seq <= folded) continue
      const key = toHex(row.clientKey)
      if (row.layer >= (top.get(key)?.layer ?? TOLD)) top.set(key, row)
    }
    return [...top.values()]
  }

  async #write(layer: Layer, drafts: readonly RecentDraft[]): Promise<void> {
    if (drafts.length === 0) return
    await this.#db.transaction('rw', this.#db.meta, this.#db.recent, async () => {
      const seq = await this.#nextSeq()
      await this.#db.recent.bulkPut(drafts.map((draft) => ({ ...draft, layer, seq })))
    })
  }

  /** Above every row there is, and every one that was folded into the pages. */
  async #nextSeq(): Promise<number> {
    const folded = (await readDirectoryState(this.#db))?.folded ?? 0
    return Math.max(folded, await lastSeq(this.#db)) + 1
  }
}

/** The turn of the newest row; 0 when there is none. */
export async function lastSeq(db: SeatDatabase): Promise<number> {
  const [last] = await db.recent.orderBy('seq').reverse().limit(1).keys()
  return typeof last === 'number' ? last : 0
}

function layerOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'layer' in row ? row.layer : undefined
}

function clientKeyOf(row: unknown): readonly Bytes[] {
  if (typeof row !== 'object' || row === null || !('clientKey' in row)) return []
  return row.clientKey instanceof Uint8Array ? [new Uint8Array(row.clientKey)] : []
}
