import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { DirectoryState } from '../rows.ts'
import { TOLD } from '../rows.ts'
import { fromUtf8 } from '../bytes.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { looksFiled } from './filed-record.ts'
import type { DirectoryWriter } from './directory-writer.ts'
import { tablesOf } from './directory-sides.ts'
import type { KeptClients } from './import-source.ts'
import { recordsOfPage } from './page-layout.ts'
import { PagesReader } from './pages-reader.ts'
import { openRecent, parseRecent } from './recent-row.ts'

export interface Keeping {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly quarantine: Quarantine
  readonly state: DirectoryState | undefined
  readonly keep: KeptClients
  /** Told rows up to this `seq` go into the pages. */
  readonly folds: number
  readonly isCancelled: () => boolean
}

/** Pages read at once. */
const STEP = 16

/** Carries over the clients that the import does not name: what was told since, then the pages. False when it was cancelled. */
export async function keepOthers(writer: DirectoryWriter, run: Keeping): Promise<boolean> {
  if (run.keep.kind === 'none') return true
  const replaced = await keepTold(writer, run)
  return run.state === undefined || keepPages(writer, run, run.state, replaced)
}

/** Gives the digests, as text, of everybody about whom something was told: what the pages say of them is out of date. */
async function keepTold(writer: DirectoryWriter, { db, keys, quarantine, state, keep, folds }: Keeping): Promise<ReadonlySet<string>> {
  const found = await db.recent
    .where('seq')
    .between((state?.folded ?? 0) + 1, folds, true, true)
    .toArray()
  const replaced = new Set<string>()
  for (const row of await parseRecent(quarantine, found)) {
    if (row.layer !== TOLD) continue
    replaced.add(row.clientKey.subarray(0, 12).join())
    const sight = await openRecent(keys, quarantine, row)
    if (sight?.kind === 'client' && isKept(keep, sight.client.source) && !writer.hasClient(sight.client.id)) await writer.add(sight.client)
  }
  return replaced
}

async function keepPages(writer: DirectoryWriter, run: Keeping, state: DirectoryState, replaced: ReadonlySet<string>): Promise<boolean> {
  const reader = new PagesReader(run.db, run.keys, run.quarantine)
  const digest = new RowDigest(run.keys.digestSecret)
  const { pages } = tablesOf(run.db, state.side)
  let from = 0
  for (;;) {
    const rows = await pages.where(':id').between([state.generation, from], [state.generation, Infinity]).limit(STEP).toArray()
    const last = rows.at(-1)
    if (!last) return true
    from = last.no + 1
    const opened = await Promise.all(rows.map((row) => reader.openPage(state.generation, row.no, row)))
    for (const [index, page] of opened.entries())
      for (const [slot, record] of page ? recordsOfPage(page).entries() : []) {
        if (record.length === 0) continue
        const client = readFiled(record)
        if (!client) {
          await run.quarantine.keep('pages', `${state.generation}:${rows[index]?.no ?? -1}:${slot}`, 'bad-record', null)
          continue
        }
        if (!isKept(run.keep, client.source) || writer.hasClient(client.id)) continue
        if (replaced.size > 0 && replaced.has(digest.of('client', client.id).subarray(0, 12).join())) continue
        await writer.add(client)
      }
    if (run.isCancelled()) return false
  }
}

function isKept(keep: KeptClients, source: string | undefined): boolean {
  switch (keep.kind) {
    case 'none':
      return false
    case 'other-sources':
      return source !== keep.source
    case 'all':
      return true
    default:
      return missingCase(keep)
  }
}

/** A record that is only carried over. */
function readFiled(record: Uint8Array<ArrayBuffer>): Client | undefined {
  try {
    const found: unknown = JSON.parse(fromUtf8(record))
    return looksFiled(found) ? found : undefined
  } catch {
    return undefined
  }
}
