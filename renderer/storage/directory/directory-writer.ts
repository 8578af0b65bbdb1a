import type { Client } from '../../../core/domain/client/client.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { SealedStore, SeatKeys } from '../crypto/seat-keys.ts'
import type { Bytes } from '../bytes.ts'
import type { SeatDatabase } from '../db.ts'
import { giveWay } from '../right-of-way.ts'
import type { BlobRow, PendingImport } from '../rows.ts'
import { ClientPlaces } from './client-places.ts'
import { DigestList, LIST_STEP, refNumber } from './digest-list.ts'
import { filedUnder } from './filed-under.ts'
import type { GenerationObserver } from './directory-observer.ts'
import { bucketPlace, pagePlace, partPlace, tablesOf, type SideTables } from './directory-sides.ts'
import { decodePart, encodePart, FINGERPRINT_START, fingerprintWith, type ImportPart } from './import-part.ts'
import { bucketsOf } from './index-builder.ts'
import { PageBuilder } from './page-builder.ts'
import { encodePage, PAGE_CLIENTS, recordsOfPage } from './page-layout.ts'

/** About 1,000 clients: what an import goes on behind. */
const PAGES_A_BATCH = 16
/** Rows put in one transaction, 100 to 400 KB. */
const PAGES_A_PUT = 8
const BUCKETS_A_PUT = 16

/** What a finished generation is. */
export interface WrittenGeneration {
  readonly bucketCount: number
  readonly pageCount: number
  readonly clientCount: number
}

/** Where a writer begins: behind the batches that an import left when it did not end. */
export interface WrittenParts {
  readonly parts: readonly ImportPart[]
  /** Records of the source that are in them. */
  readonly taken: number
}

export const NO_PARTS: WrittenParts = { parts: [], taken: 0 }

/** What an import left on the disk, as far as it can be read without a gap. */
export async function readParts(db: SeatDatabase, keys: SeatKeys, { generation }: PendingImport): Promise<WrittenParts> {
  const rows = await db.importParts.where(':id').between([generation, 0], [generation, Infinity]).toArray()
  const parts: ImportPart[] = []
  for (const [no, row] of rows.entries()) {
    const content = row.no === no ? await unseal(keys, 'index', partPlace(generation, no), row.box) : undefined
    const part = content?.ok ? decodePart(content.value) : undefined
    if (!part) break
    parts.push(part)
  }
  return { parts, taken: parts.at(-1)?.taken ?? 0 }
}

/** Writes one generation of the bulk part on the side that nobody reads. Nothing counts before the directory's state names it. */
export class DirectoryWriter {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #generation: number
  readonly #tables: SideTables
  readonly #observers: readonly GenerationObserver[]
  readonly #digest: RowDigest
  readonly #ids = new ClientPlaces()
  /** Phones, e-mails and logins. */
  readonly #found = new DigestList()
  #batchIds = new DigestList()
  /** Places of clients who came again later in the same import. */
  readonly #dead = new Set<number>()
  readonly #page = new PageBuilder()
  #sealing: Promise<BlobRow>[] = []
  #pageNo = 0
  #batch = 0
  #taken = 0
  #refused = 0
  #fingerprint = FINGERPRINT_START
  #notedFound = 0
  #writing: Promise<unknown> = Promise.resolve()

  constructor(
    db: SeatDatabase,
    keys: SeatKeys,
    target: Pick<PendingImport, 'generation' | 'side'>,
    from: WrittenParts,
    observe: (fromBatch: number) => readonly GenerationObserver[],
  ) {
    this.#db = db
    this.#keys = keys
    this.#generation = target.generation
    this.#tables = tablesOf(db, target.side)
    this.#digest = new RowDigest(keys.digestSecret)
    for (const part of from.parts) this.#goOnBehind(part)
    this.#observers = observe(this.#batch)
  }

  get taken(): number {
    return this.#taken
  }
  get refused(): number {
    return this.#refused
  }
  get fingerprint(): number {
    return this.#fingerprint
  }

  hasClient(id: string): boolean {
    return this.#ids.has(this.#digest.of('client', id))
  }

  /** A record of the source that is no client. */
  refuse(): void {
    this.#taken += 1
    this.#refused += 1
  }

  /** A client of the source who is not to be here. */
  pass(client: Client): void {
    this.#taken += 1
    this.#fingerprint = fingerprintWith(this.#fingerprint, client.id)
  }

  /** The next record of the source. A promise only when a batch is full: wait for it, and look round for a cancel. */
  take(client: Client): Promise<unknown> | undefined {
    // First it is added: a page that ends before it does not hold it, and what is noted then must not count it.
    const batch = this.add(client)
    this.#taken += 1
    this.#fingerprint = fingerprintWith(this.#fingerprint, client.id)
    return batch
  }

  /** A client who is not of the source but stays. */
  add(client: Client): Promise<unknown> | undefined {
    let batch: Promise<unknown> | undefined
    if (!this.#page.add(client)) {
      batch = this.#endPage()
      this.#page.add(client)
    }
    const ref = refNumber({ page: this.#pageNo, slot: this.#page.count - 1 })
    const id = this.#digest.of('client', client.id)
    this.#batchIds.add(id, ref)
    const before = this.#ids.set(id, ref)
    if (before !== undefined) this.#dead.add(before)
    for (const { kind, text } of filedUnder(client)) this.#found.add(this.#digest.of(kind, text), ref)
    for (const observer of this.#observers) observer.add(client)
    return batch
  }

  /** Writes what is left and the index. The generation is whole then. */
  async finish(): Promise<WrittenGeneration> {
    if (this.#page.count > 0) await this.#endPage()
    await this.#writing
    await this.#writeBatch()
    await this.#buryDead()
    const buckets = bucketsOf([this.#ids.list, this.#found], this.#dead)
    for (let from = 0; from < buckets.length; from += BUCKETS_A_PUT) {
      const rows = buckets.slice(from, from + BUCKETS_A_PUT).map((content, index) => this.#row('index', bucketPlace, from + index, content))
      const sealed = await Promise.all(rows)
      await giveWay()
      await this.#tables.buckets.bulkPut(sealed)
    }
    return { bucketCount: buckets.length, pageCount: this.#pageNo, clientCount: this.#ids.list.count }
  }

  #goOnBehind(part: ImportPart): void {
    const ids = new DigestList()
    ids.addAll(part.ids)
    for (let index = 0; index < ids.count; index += 1) {
      const before = this.#ids.set(ids.digestAt(index), ids.refAt(index))
      if (before !== undefined && before !== ids.refAt(index)) this.#dead.add(before)
    }
    this.#found.addAll(part.found)
    this.#pageNo = part.pages
    this.#taken = part.taken
    this.#refused = part.refused
    this.#fingerprint = part.fingerprint
    this.#batch += 1
    this.#notedFound = this.#found.count
  }

  #endPage(): Promise<unknown> | undefined {
    this.#sealing.push(this.#row('clients', pagePlace, this.#pageNo, this.#page.end()))
    this.#pageNo += 1
    if (this.#sealing.length < PAGES_A_BATCH) return undefined
    // One batch is written while the next one is made.
    const before = this.#writing
    this.#writing = Promise.all([before, this.#writeBatch(before)])
    this.#writing.catch(() => undefined)
    return before
  }

  async #writeBatch(before: Promise<unknown> = Promise.resolve()): Promise<void> {
    const [no, sealing] = [this.#batch, this.#sealing]
    this.#batch += 1
    this.#sealing = []
    const part = this.#partNow()
    const observed = this.#observers.map((observer) => observer.flush(no))
    const [pages, row] = await Promise.all([Promise.all(sealing), this.#row('index', partPlace, no, encodePart(part)), before, ...observed])
    // A look-up waits for the disk as long as one transaction takes; pages without their part do not count.
    for (let from = 0; from < pages.length; from += PAGES_A_PUT) {
      await giveWay()
      await this.#tables.pages.bulkPut(pages.slice(from, from + PAGES_A_PUT))
    }
    await giveWay()
    await this.#db.importParts.put(row)
  }

  /** Called when a page has just ended: everything taken so far lies in ended pages. */
  #partNow(): ImportPart {
    const [ids, found] = [this.#batchIds.tail(0), this.#found.tail(this.#notedFound)]
    this.#batchIds = new DigestList(LIST_STEP * PAGES_A_BATCH * PAGE_CLIENTS)
    this.#notedFound = this.#found.count
    return {
      taken: this.#taken,
      refused: this.#refused,
      pages: this.#pageNo,
      fingerprint: this.#fingerprint,
      ids,
      found,
    }
  }

  /** The earlier record of a client who came twice leaves its page. */
  async #buryDead(): Promise<void> {
    for (const no of new Set([...this.#dead].map((ref) => Math.floor(ref / 64)))) {
      const row = await this.#tables.pages.get([this.#generation, no])
      const page = row && (await unseal(this.#keys, 'clients', pagePlace(this.#generation, no), row.box))
      if (!page?.ok) continue
      const records = recordsOfPage(page.value).map((record, slot) => (this.#dead.has(no * 64 + slot) ? new Uint8Array() : record))
      await this.#tables.pages.put(await this.#row('clients', pagePlace, no, encodePage(records)))
    }
  }

  async #row(store: SealedStore, place: (generation: number, no: number) => string, no: number, content: Bytes): Promise<BlobRow> {
    return { generation: this.#generation, no, box: await seal(this.#keys, store, place(this.#generation, no), content) }
  }
}
