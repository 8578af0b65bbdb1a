import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import type { SeatDatabase } from '../db.ts'
import type { DirectoryState } from '../rows.ts'
import { bucketOf, refsInBucket } from './bucket-layout.ts'
import { tablesOf, type Side } from './directory-sides.ts'
import { readDirectoryState, sameState } from './directory-state.ts'
import type { PagesReader } from './pages-reader.ts'

/** What one look into the index found, as it was at one moment. */
export interface IndexLook {
  /** Undefined before the first import. */
  readonly state: DirectoryState | undefined
  /** Rows of `recent`, as found. */
  readonly recent: readonly unknown[]
  readonly bucket: Bytes | undefined
}

/**
 * So many buckets stay open in memory, about 6 KB each: digests and places of clients, nothing that names anybody.
 * A directory of up to 80,000 clients has no more, and its look-ups then read one page and nothing else.
 */
const OPEN_BUCKETS = 512

/** The index of the directory, with the part of it that stays open. */
export class BulkReader {
  readonly #db: SeatDatabase
  readonly #reader: PagesReader
  /** The directory that the open buckets belong to; another window may have changed it since. */
  #known: DirectoryState | undefined
  readonly #buckets = new Map<number, Bytes>()

  constructor(db: SeatDatabase, reader: PagesReader) {
    this.#db = db
    this.#reader = reader
  }

  /** Opens every bucket of a directory that is small enough, so that the first look-up is as quick as the others. */
  async openAll(): Promise<void> {
    const state = await readDirectoryState(this.#db)
    if (!state || sameState(state, this.#known)) return
    if (state.bucketCount > OPEN_BUCKETS) {
      this.#forget(state)
      return
    }
    const { generation } = state
    const rows = await tablesOf(this.#db, state.side)
      .buckets.where(':id')
      .between([generation, 0], [generation, state.bucketCount])
      .toArray()
    const opened = await Promise.all(rows.map((row) => this.#reader.openBucket(generation, row.no, row)))
    this.#forget(state)
    for (const [index, bucket] of opened.entries()) {
      const row = rows[index]
      if (row && bucket) this.#buckets.set(row.no, bucket)
    }
  }

  /** An open bucket is given without waiting: its places are right only if the directory is still the same. */
  guess(digest: Bytes): { readonly state: DirectoryState; readonly bucket: Bytes } | undefined {
    const state = this.#known
    const bucket = state && this.#buckets.get(bucketOf(digest, state.bucketCount))
    return state && bucket ? { state, bucket } : undefined
  }

  /** The directory's state, the bucket of the digest, and what `readRecent` reads, all as they are at one moment. */
  async look(digest: Bytes, readRecent: () => Promise<readonly unknown[]>): Promise<IndexLook> {
    let side: Side = this.#known?.side ?? (await readDirectoryState(this.#db))?.side ?? 'a'
    for (;;) {
      const { buckets } = tablesOf(this.#db, side)
      const found = await this.#db.transaction('r', this.#db.meta, this.#db.recent, buckets, async () => {
        const [state, recent] = await Promise.all([readDirectoryState(this.#db), readRecent()])
        if (!state || state.side !== side) return { state, recent, row: undefined, open: undefined }
        const no = bucketOf(digest, state.bucketCount)
        const open = sameState(state, this.#known) ? this.#buckets.get(no) : undefined
        return { state, recent, open, row: open ? undefined : await buckets.get([state.generation, no]) }
      })
      const { state, recent } = found
      if (!state || state.side === side)
        return { state, recent, bucket: state && (found.open ?? (await this.#keep(state, digest, found.row))) }
      side = state.side
    }
  }

  /** Clients at the places that a bucket has for the digest. */
  async clients(state: DirectoryState, bucket: Bytes | undefined, digest: Bytes): ReturnType<PagesReader['clientsAt']> {
    return this.#reader.clientsAt(state, bucket ? refsInBucket(bucket, digest) : [])
  }

  async #keep(state: DirectoryState, digest: Bytes, row: unknown): Promise<Bytes | undefined> {
    const no = bucketOf(digest, state.bucketCount)
    const bucket = await this.#reader.openBucket(state.generation, no, row)
    if (!sameState(state, this.#known)) this.#forget(state)
    if (bucket && this.#buckets.size < OPEN_BUCKETS) this.#buckets.set(no, bucket)
    return bucket
  }

  #forget(state: DirectoryState): void {
    this.#buckets.clear()
    this.#known = state
  }
}

export type FoundClients = readonly Client[]
