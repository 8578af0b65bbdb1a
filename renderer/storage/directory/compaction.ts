import type { Bytes } from '../bytes.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { Quarantine } from '../quarantine.ts'
import { TOLD, type DirectoryState, type RecentRow } from '../rows.ts'
import { tablesOf } from './directory-sides.ts'
import { directoryLock, readDirectoryState } from './directory-state.ts'
import { directoryObservers } from './observers.ts'
import { BrokenIndex, PageEdits } from './page-edits.ts'
import { PagesReader } from './pages-reader.ts'
import { openRecent, parseRecent } from './recent-row.ts'
import { abandonImport, importUnderLock } from './run-import.ts'

export interface CompactionRun {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  /** Only these clients, and out of a half-done import too: they are erased. Absent: everything that was told. */
  readonly only?: readonly Bytes[]
  readonly now: () => number
}

/** Rows of one step: its pages and buckets are about 1 MB, so that look-ups wait for its transaction a few ms. */
const STEP = 16
/** From one row for so many clients on, nearly every page would be touched: writing all of them anew is quicker. */
const CLIENTS_A_ROW = 48
/** Below this, rewriting is quick whatever the share. */
const SMALL = 512

/** Merges told rows into the pages, step by step; each step is one transaction, so that a crash leaves it done or not begun. */
export function compact(run: CompactionRun): Promise<void> {
  return navigator.locks.request(directoryLock(run.db.name), () => compactUnderLock(run))
}

async function compactUnderLock(run: CompactionRun): Promise<void> {
  if (run.only)
    await abandonImport(
      run.db,
      directoryObservers.map((observe) => observe(run.db, run.keys)),
    )
  for (;;) {
    const state = await readDirectoryState(run.db)
    const rows = await nextRows(run, state)
    if (rows.length === 0) return
    if (!state || (!run.only && (await isCheaperAnew(run.db, state)))) return rewrite(run, state)
    try {
      await mergeStep(run, state, rows)
    } catch (error) {
      if (error instanceof BrokenIndex) return rewrite(run, state)
      throw error
    }
  }
}

async function nextRows({ db, only, now }: CompactionRun, state: DirectoryState | undefined): Promise<readonly RecentRow[]> {
  const folded = state?.folded ?? 0
  const found: readonly unknown[] = only
    ? await db.recent.bulkGet(only.map((key): [number, Bytes] => [TOLD, key]))
    : await db.recent
        .where('seq')
        .above(folded)
        .filter((row) => row.layer === TOLD)
        .limit(STEP)
        .toArray()
  const rows = (await parseRecent(new Quarantine(db, now), found)).filter((row) => row.seq > folded)
  return rows.slice(0, STEP)
}

async function isCheaperAnew(db: SeatDatabase, state: DirectoryState): Promise<boolean> {
  const rows = await db.recent.count()
  return rows > SMALL && rows * CLIENTS_A_ROW > state.clientCount
}

/** A new generation out of the old one and what was told. */
async function rewrite(run: CompactionRun, state: DirectoryState | undefined): Promise<void> {
  const nothing = { kind: 'clients' as const, clients: [] }
  await importUnderLock({
    db: run.db,
    keys: run.keys,
    source: nothing,
    label: state?.label ?? '',
    keep: { kind: 'all' },
    resume: false,
    onProgress: () => undefined,
    isCancelled: () => false,
    now: state ? () => state.at : run.now,
  })
}

async function mergeStep({ db, keys, now }: CompactionRun, state: DirectoryState, rows: readonly RecentRow[]): Promise<void> {
  const quarantine = new Quarantine(db, now)
  const reader = new PagesReader(db, keys, quarantine)
  const edits = new PageEdits(db, keys, reader, state, state.pageCount ?? (await countPages(db, state)))
  const sights = await Promise.all(rows.map((row) => openRecent(keys, quarantine, row)))
  const upserts = sights.flatMap((sight) => (sight?.kind === 'client' ? [sight.client] : []))
  const gone = sights.flatMap((sight) => (sight?.kind === 'gone' ? [sight.id] : []))
  for (const [index, sight] of sights.entries()) {
    const row = rows[index]
    if (sight?.kind === 'client') await edits.put(sight.client)
    if (sight?.kind === 'gone' && row) await edits.remove(row.clientKey, sight.id)
  }
  const observers = directoryObservers.map((observe) => observe(db, keys))
  const amends = await Promise.all(observers.map((observer) => observer.amend({ generation: state.generation, upserts, gone })))
  const ready = await edits.rows()
  const { pages, buckets } = tablesOf(db, state.side)
  const tables = [db.meta, db.recent, pages, buckets, ...observers.flatMap((observer) => observer.tables)]
  await db.transaction('rw', tables, async () => {
    await pages.bulkPut(ready.pages)
    await buckets.bulkPut(ready.buckets)
    for (const amend of amends) await amend()
    await db.meta.put(ready.state)
    await deleteMerged(db, rows)
  })
}

/** A row that was told anew meanwhile stays: it is newer than what went into the pages. */
async function deleteMerged(db: SeatDatabase, rows: readonly RecentRow[]): Promise<void> {
  const keys = rows.map((row): [number, Bytes] => [row.layer, row.clientKey])
  const now = await db.recent.bulkGet(keys)
  await db.recent.bulkDelete(keys.filter((_key, index) => now[index]?.seq === rows[index]?.seq))
}

async function countPages(db: SeatDatabase, { generation, side }: DirectoryState): Promise<number> {
  const [last] = await tablesOf(db, side)
    .pages.where(':id')
    .between([generation, 0], [generation, Infinity])
    .reverse()
    .limit(1)
    .primaryKeys()
  return last ? last[1] + 1 : 0
}
