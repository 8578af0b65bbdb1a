import { clientSchema } from '../../../core/contract/client-schema.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import { parseRecord } from '../crypto/record-box.ts'
import { unseal } from '../crypto/seal.ts'
import type { SealedStore, SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { blobRowSchema, type DirectoryState } from '../rows.ts'
import type { ClientRef } from './bucket-layout.ts'
import { bucketPlace, pagePlace, tablesOf } from './directory-sides.ts'
import { recordOfPage } from './page-layout.ts'

/** Opens pages and buckets of a generation. What cannot be opened is quarantined and counts as not there. */
export class PagesReader {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
  }

  openBucket(generation: number, no: number, raw: unknown): Promise<Bytes | undefined> {
    return this.#open('index', 'buckets', bucketPlace(generation, no), raw)
  }

  openPage(generation: number, no: number, raw: unknown): Promise<Bytes | undefined> {
    return this.#open('clients', 'pages', pagePlace(generation, no), raw)
  }

  /** Clients at these places. `whole` is false when a place was empty: then the places may be out of date. */
  async clientsAt(
    state: DirectoryState,
    refs: readonly ClientRef[],
  ): Promise<{ readonly clients: readonly Client[]; readonly whole: boolean }> {
    const nos = [...new Set(refs.map((ref) => ref.page))]
    if (nos.length === 0) return { clients: [], whole: true }
    const rows = await tablesOf(this.#db, state.side).pages.bulkGet(nos.map((no): [number, number] => [state.generation, no]))
    const opened = await Promise.all(nos.map((no, index) => this.openPage(state.generation, no, rows[index])))
    const pages = new Map(nos.map((no, index) => [no, opened[index]]))
    let whole = !rows.includes(undefined)
    const clients: Client[] = []
    for (const ref of refs) {
      const page = pages.get(ref.page)
      const record = page && recordOfPage(page, ref.slot)
      if (record?.length === 0) whole = false
      const client = page && (await this.clientOf(state.generation, ref, record))
      if (client) clients.push(client)
    }
    return { clients, whole }
  }

  /** Undefined for a hole, and for what does not read as a client. */
  async clientOf(generation: number, ref: ClientRef, record: Bytes | undefined): Promise<Client | undefined> {
    if (record?.length === 0) return undefined
    const parsed = record && parseRecord(record, clientSchema)
    if (parsed?.ok) return parsed.value
    await this.#quarantine.keep('pages', `${generation}:${ref.page}:${ref.slot}`, parsed ? parsed.error : 'bad-shape', null)
    return undefined
  }

  async #open(store: SealedStore, table: string, place: string, raw: unknown): Promise<Bytes | undefined> {
    if (raw === undefined) return undefined
    const row = blobRowSchema.safeParse(raw)
    const content = row.success ? await unseal(this.#keys, store, place, row.data.box) : undefined
    if (content?.ok) return content.value
    await this.#quarantine.keep(table, place, content ? content.error : 'bad-shape', raw)
    return undefined
  }
}
