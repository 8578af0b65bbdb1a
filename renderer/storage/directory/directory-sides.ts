import type { Table } from 'dexie'
import type { SeatDatabase } from '../db.ts'
import { giveWay } from '../right-of-way.ts'
import type { BlobRow, DirectoryState } from '../rows.ts'

/** Two pairs of tables: one is read, the other is written by the next import, so that neither waits for the other. */
export type Side = DirectoryState['side']

export interface SideTables {
  readonly pages: Table<BlobRow, [number, number]>
  readonly buckets: Table<BlobRow, [number, number]>
}

export const tablesOf = (db: SeatDatabase, side: Side): SideTables =>
  side === 'a' ? { pages: db.pages, buckets: db.buckets } : { pages: db.pagesB, buckets: db.bucketsB }

export const otherSide = (side: Side): Side => (side === 'a' ? 'b' : 'a')

/** What a box is bound to. A generation has one side only, so the side need not be named. */
export const pagePlace = (generation: number, no: number): string => `pages:${generation}:${no}`
export const bucketPlace = (generation: number, no: number): string => `buckets:${generation}:${no}`
export const partPlace = (generation: number, no: number): string => `import:${generation}:${no}`

/** Rows deleted at once: few enough that nobody who reads waits for long. */
const SLICE = 32

/** Removes the rows of a table that belong to other generations, a slice at a time. */
export async function keepGenerations(table: Table<BlobRow, [number, number]>, kept: readonly number[]): Promise<void> {
  for (;;) {
    const first = await nextForeign(table, kept)
    if (!first) return
    const [generation, no] = first
    await giveWay()
    await table
      .where(':id')
      .between([generation, no], [generation, no + SLICE])
      .delete()
  }
}

/** The lowest key of a generation that is not kept. */
async function nextForeign(table: Table<BlobRow, [number, number]>, kept: readonly number[]): Promise<[number, number] | undefined> {
  let from = 0
  for (;;) {
    const [key] = await table.where(':id').aboveOrEqual([from]).limit(1).primaryKeys()
    if (!key || !kept.includes(key[0])) return key
    from = key[0] + 1
  }
}
