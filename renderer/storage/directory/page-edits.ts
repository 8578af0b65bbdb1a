import type { Client } from '../../../core/domain/client/client.ts'
import { toUtf8, type Bytes } from '../bytes.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import { seal } from '../crypto/seal.ts'
import type { SeatDatabase } from '../db.ts'
import type { BlobRow, DirectoryState } from '../rows.ts'
import { bucketOf, refsInBucket, withEntry, withoutEntry, type ClientRef } from './bucket-layout.ts'
import { bucketPlace, pagePlace, tablesOf } from './directory-sides.ts'
import { filedKey, filedUnder, type FiledUnder } from './filed-under.ts'
import { bytesOf, encodePage, PAGE_BYTES, PAGE_CLIENTS, recordsOfPage } from './page-layout.ts'
import type { PagesReader } from './pages-reader.ts'

/** A bucket that should be there and cannot be opened: the index has to be made anew. */
export class BrokenIndex extends Error {}

interface Filed {
  readonly ref: ClientRef
  readonly client: Client
}

/**
 * Changes to some pages and buckets of the generation in force, made in memory and sealed; nothing is on the disk before its rows
 * are put. A client keeps his slot as long as his page has room, so that places that others still hold stay right.
 */
export class PageEdits {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #reader: PagesReader
  readonly #state: DirectoryState
  /** Records by slot; undefined: the page cannot be opened, and stays as it is. */
  readonly #pages = new Map<number, Bytes[] | undefined>()
  readonly #buckets = new Map<number, Bytes>()
  readonly #touched = { pages: new Set<number>(), buckets: new Set<number>() }
  #pageCount: number
  #clientCount: number

  constructor(db: SeatDatabase, keys: SeatKeys, reader: PagesReader, state: DirectoryState, pageCount: number) {
    this.#db = db
    this.#keys = keys
    this.#reader = reader
    this.#state = state
    this.#pageCount = pageCount
    this.#clientCount = state.clientCount
  }

  async put(client: Client): Promise<void> {
    const record = toUtf8(JSON.stringify(client))
    const filed = await this.#filed(await digestKey(this.#keys, 'client', client.id), client.id)
    if (!filed) {
      this.#clientCount += 1
      return this.#fileAt(client, await this.#append(record))
    }
    if (await this.#replace(filed.ref, record)) {
      const [before, after] = [byKey(filed.client), byKey(client)]
      for (const [key, under] of before) if (!after.has(key)) await this.#unfile(under, filed.ref)
      for (const [key, under] of after) if (!before.has(key)) await this.#file(under, filed.ref)
      return
    }
    await this.#takeOut(filed)
    await this.#fileAt(client, await this.#append(record))
  }

  async remove(clientKey: Bytes, id: string): Promise<void> {
    const filed = await this.#filed(clientKey, id)
    if (!filed) return
    this.#clientCount -= 1
    await this.#takeOut(filed)
  }

  /** What is to be put, sealed. */
  async rows(): Promise<{ readonly pages: readonly BlobRow[]; readonly buckets: readonly BlobRow[]; readonly state: DirectoryState }> {
    const { generation } = this.#state
    const pages = [...this.#touched.pages].map(async (no) => ({
      generation,
      no,
      box: await seal(this.#keys, 'clients', pagePlace(generation, no), encodePage(this.#pages.get(no) ?? [])),
    }))
    const buckets = [...this.#touched.buckets].map(async (no) => ({
      generation,
      no,
      box: await seal(this.#keys, 'index', bucketPlace(generation, no), this.#buckets.get(no) ?? new Uint8Array()),
    }))
    const counts = { pageCount: this.#pageCount, clientCount: this.#clientCount }
    const state = { ...this.#state, ...counts, revision: this.#state.revision + 1 }
    return { pages: await Promise.all(pages), buckets: await Promise.all(buckets), state }
  }

  async #filed(clientKey: Bytes, id: string): Promise<Filed | undefined> {
    for (const ref of refsInBucket(await this.#bucket(clientKey), clientKey)) {
      const record = (await this.#page(ref.page))?.[ref.slot]
      const client = record && (await this.#reader.clientOf(this.#state.generation, ref, record))
      if (client?.id === id) return { ref, client }
    }
    return undefined
  }

  async #replace(ref: ClientRef, record: Bytes): Promise<boolean> {
    const records = await this.#page(ref.page)
    const old = records?.[ref.slot]
    if (!records || !old) return false
    if (records.length > 1 && bytesOf(records) - old.length + record.length > PAGE_BYTES) return false
    records[ref.slot] = record
    this.#touched.pages.add(ref.page)
    return true
  }

  async #takeOut({ ref, client }: Filed): Promise<void> {
    const records = await this.#page(ref.page)
    if (records) records[ref.slot] = new Uint8Array()
    this.#touched.pages.add(ref.page)
    await this.#unfile({ kind: 'client', text: client.id }, ref)
    for (const under of filedUnder(client)) await this.#unfile(under, ref)
  }

  /** Behind the last record of the last page, or on a page of its own. */
  async #append(record: Bytes): Promise<ClientRef> {
    const last = this.#pageCount - 1
    const records = last >= 0 ? await this.#page(last) : undefined
    const fits = records && records.length < PAGE_CLIENTS && (records.length === 0 || bytesOf(records) + record.length <= PAGE_BYTES)
    const page = fits ? last : this.#pageCount
    const target = fits ? records : []
    target.push(record)
    this.#pages.set(page, target)
    this.#touched.pages.add(page)
    this.#pageCount = Math.max(this.#pageCount, page + 1)
    return { page, slot: target.length - 1 }
  }

  async #fileAt(client: Client, ref: ClientRef): Promise<void> {
    await this.#file({ kind: 'client', text: client.id }, ref)
    for (const under of filedUnder(client)) await this.#file(under, ref)
  }

  async #file({ kind, text }: FiledUnder, ref: ClientRef): Promise<void> {
    const digest = await digestKey(this.#keys, kind, text)
    this.#change(digest, withEntry(await this.#bucket(digest), digest, ref))
  }

  async #unfile({ kind, text }: FiledUnder, ref: ClientRef): Promise<void> {
    const digest = await digestKey(this.#keys, kind, text)
    this.#change(digest, withoutEntry(await this.#bucket(digest), digest, ref))
  }

  #change(digest: Bytes, content: Bytes): void {
    const no = bucketOf(digest, this.#state.bucketCount)
    this.#buckets.set(no, content)
    this.#touched.buckets.add(no)
  }

  async #bucket(digest: Bytes): Promise<Bytes> {
    const no = bucketOf(digest, this.#state.bucketCount)
    const known = this.#buckets.get(no)
    if (known) return known
    const { generation, side } = this.#state
    const opened = await this.#reader.openBucket(generation, no, await tablesOf(this.#db, side).buckets.get([generation, no]))
    if (!opened) throw new BrokenIndex(`bucket ${no}`)
    this.#buckets.set(no, opened)
    return opened
  }

  async #page(no: number): Promise<Bytes[] | undefined> {
    if (this.#pages.has(no)) return this.#pages.get(no)
    const { generation, side } = this.#state
    const content = await this.#reader.openPage(generation, no, await tablesOf(this.#db, side).pages.get([generation, no]))
    const records = content && recordsOfPage(content)
    this.#pages.set(no, records)
    return records
  }
}

const byKey = (client: Client): ReadonlyMap<string, FiledUnder> => new Map(filedUnder(client).map((under) => [filedKey(under), under]))
