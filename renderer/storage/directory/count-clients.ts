import type { SeatDatabase } from '../db.ts'
import type { DirectoryState, RecentRow } from '../rows.ts'
import { bucketOf, refsInBucket } from './bucket-layout.ts'
import { tablesOf } from './directory-sides.ts'
import { readDirectoryState } from './directory-state.ts'
import type { PagesReader } from './pages-reader.ts'
import type { RecentClients } from './recent-clients.ts'

/** Buckets read at once, about 1 MB. */
const BUCKETS = 128

/** How many clients would be found now: those of the pages, more or less those that were written lately. */
export async function countClients(db: SeatDatabase, reader: PagesReader, recent: RecentClients): Promise<number> {
  const state = await readDirectoryState(db)
  const rows = await recent.tops(await db.recent.toArray(), state?.folded ?? 0)
  if (!state) return rows.filter((row) => !row.gone).length
  const byBucket = new Map<number, RecentRow[]>()
  for (const row of rows) {
    const no = bucketOf(row.clientKey, state.bucketCount)
    const others = byBucket.get(no)
    if (others) others.push(row)
    else byBucket.set(no, [row])
  }
  const nos = [...byBucket.keys()]
  let count = state.clientCount
  for (let from = 0; from < nos.length; from += BUCKETS)
    count += await differenceIn(db, reader, state, nos.slice(from, from + BUCKETS), byBucket)
  return count
}

async function differenceIn(
  db: SeatDatabase,
  reader: PagesReader,
  state: DirectoryState,
  nos: readonly number[],
  byBucket: ReadonlyMap<number, readonly RecentRow[]>,
): Promise<number> {
  const found = await tablesOf(db, state.side).buckets.bulkGet(nos.map((no): [number, number] => [state.generation, no]))
  let difference = 0
  for (const [index, no] of nos.entries()) {
    const bucket = await reader.openBucket(state.generation, no, found[index])
    for (const row of byBucket.get(no) ?? []) {
      const isFiled = bucket !== undefined && refsInBucket(bucket, row.clientKey).length > 0
      if (row.gone) difference -= isFiled ? 1 : 0
      else difference += isFiled ? 0 : 1
    }
  }
  return difference
}
