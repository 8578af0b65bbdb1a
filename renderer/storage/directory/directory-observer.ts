import type { Table } from 'dexie'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { SeatDatabase } from '../db.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'

/** What an in-place update of the pages changed. */
export interface DirectoryAmendment {
  /** The generation whose pages are updated. */
  readonly generation: number
  readonly upserts: readonly Client[]
  readonly gone: readonly ClientId[]
}

/** Follows one generation while it is written. */
export interface GenerationObserver {
  /** Every client of the generation, in the order of its places. Must be quick: it is called a million times. */
  add(client: Client): void
  /**
   * Ends a batch: whatever was added since the last flush must be in the database when it resolves. Batches are numbered
   * from 0 without gaps; one that was written before a crash may come again with the same number and the same clients.
   * The last one comes before the generation is published, and may be empty.
   */
  flush(batch: number): Promise<void>
}

/**
 * Keeps something of its own beside the pages (names for the search, for example), generation by generation. Works where the
 * directory is written: in the import worker, or in place. Nothing of a generation counts before the directory's state names it.
 */
export interface DirectoryObserver {
  /** Tables that the writes of `amend` touch; they are part of its transaction. */
  readonly tables: readonly Table[]
  /** A generation begins, or goes on behind batches that are durable: then `fromBatch` > 0, and their clients are not told again. */
  begin(generation: number, fromBatch: number): GenerationObserver
  /**
   * Some clients of a generation in force are about to change in its pages. What needs sealing is sealed here; the returned function
   * runs inside the transaction that changes the pages, and may await nothing but the database.
   */
  amend(amendment: DirectoryAmendment): Promise<() => PromiseLike<unknown>>
  /** Removes everything that belongs to other generations, in small steps. */
  keepOnly(generations: readonly number[]): Promise<void>
}

/** Makes an observer for the connection on which the directory is written. */
export type ObserveDirectory = (db: SeatDatabase, keys: SeatKeys) => DirectoryObserver
