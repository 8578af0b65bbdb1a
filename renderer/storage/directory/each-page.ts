import type { Client } from '../../../core/domain/client/client.ts'
import { toHex } from '../bytes.ts'
import type { SeatDatabase } from '../db.ts'
import type { DirectoryState } from '../rows.ts'
import { tablesOf } from './directory-sides.ts'
import { readDirectoryState } from './directory-state.ts'
import { recordsOfPage } from './page-layout.ts'
import type { PagesReader } from './pages-reader.ts'
import type { RecentClients } from './recent-clients.ts'

const CHUNK = 64

export interface EachPage {
  readonly db: SeatDatabase
  readonly reader: PagesReader
  readonly recent: RecentClients
}

/**
 * Every client, some dozens at a time: first what was written lately, then the pages, without those who were given already. A row that
 * is merged into a page meanwhile was given then; an import that ends meanwhile begins the walk anew.
 */
export async function* eachPage(from: EachPage): AsyncGenerator<readonly Client[]> {
  for (;;) {
    const state = await readDirectoryState(from.db)
    const given = new Set<string>()
    yield* eachRecent(from, state, given)
    if (!state || (yield* eachFiled(from, state, given))) return
  }
}

async function* eachRecent(
  { db, recent }: EachPage,
  state: DirectoryState | undefined,
  given: Set<string>,
): AsyncGenerator<readonly Client[]> {
  const keys = (await db.recent.toCollection().primaryKeys()).map(([, key]) => new Uint8Array(key))
  const unique = [...new Map(keys.map((key) => [toHex(key), key])).values()]
  for (let at = 0; at < unique.length; at += CHUNK) {
    const rows = await recent.rawByKeys(unique.slice(at, at + CHUNK))
    const sights = await recent.sights(rows, state?.folded ?? 0)
    const clients = sights.flatMap((sight) => (sight.kind === 'client' ? [sight.client] : []))
    for (const sight of sights) given.add(sight.kind === 'client' ? sight.client.id : sight.id)
    if (clients.length > 0) yield clients
  }
}

/** False: the generation was replaced on the way. */
async function* eachFiled(
  { db, reader }: EachPage,
  { generation, side }: DirectoryState,
  given: ReadonlySet<string>,
): AsyncGenerator<readonly Client[], boolean> {
  const { pages } = tablesOf(db, side)
  let from = 0
  for (;;) {
    const [row] = await pages.where(':id').between([generation, from], [generation, Infinity]).limit(1).toArray()
    if (!row) return (await readDirectoryState(db))?.generation === generation
    from = row.no + 1
    const page = await reader.openPage(generation, row.no, row)
    const records = page ? recordsOfPage(page) : []
    const found = await Promise.all(records.map((record, slot) => reader.clientOf(generation, { page: row.no, slot }, record)))
    const clients = found.filter((client) => client !== undefined).filter((client) => !given.has(client.id))
    if (clients.length > 0) yield clients
  }
}
