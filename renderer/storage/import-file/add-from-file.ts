import type { Client } from '../../../core/domain/client/client.ts'
import { matchByPhone, type RowMatch } from '../../../core/domain/directory/file/match-row.ts'
import { withRow } from '../../../core/domain/directory/file/row-client.ts'
import { ChangeChannel } from '../change-channel.ts'
import { applyRemote } from '../changes/apply-remote.ts'
import { inTurn } from '../changes/change-parts.ts'
import { bulkWorkInPlace } from '../directory/bulk-work-in-place.ts'
import { PagedClientDirectory } from '../directory/paged-client-directory.ts'
import { Quarantine } from '../quarantine.ts'
import { NO_COUNTS, type FileCounts, type FileOutcome } from './file-imports.ts'
import type { Reading } from './file-readings.ts'
import { clearLeft, writeLeft } from './left-import.ts'
import { leftOf, type FileWork } from './file-work.ts'

/** Rows looked up and written at once. */
const BATCH = 250
/** Rows written that are worth a merge into the pages. */
const MERGE_EVERY = 4_000

type ClientReading = Extract<Reading, { kind: 'client' }>

/**
 * Adds and updates clients in batches, each durable before the next. A row whose client was changed here and not sent yet goes
 * under that change, as what a source tells does. Batches that were written before a kill or a cancel are passed over.
 */
export async function addFromFile(work: FileWork): Promise<FileOutcome> {
  const { db, keys, now } = work
  const quarantine = new Quarantine(db, now)
  const changes = new ChangeChannel(db.name)
  const directory = new PagedClientDirectory({ db, keys, quarantine, changes, bulkWork: bulkWorkInPlace, compacts: false })
  const parts = { db, keys, quarantine, changes, directory, now }
  const tally = { ...(work.left?.counts ?? NO_COUNTS) }
  const passed = tally.rows
  try {
    let row = 0
    let unmerged = 0
    await writeLeft(db, keys, leftOf(work, counted(work, tally)))
    for await (const readings of work.readings()) {
      for (let at = 0; at < readings.length; at += BATCH) {
        const batch = readings.slice(at, at + BATCH)
        row += batch.length
        if (row <= passed) continue
        const begin = Math.max(0, batch.length - (row - passed))
        const upserts = await outcomeOf(work, directory, batch.slice(begin).filter(isClient), tally)
        if (upserts.length > 0) await inTurn(parts, () => applyRemote(parts, { upserts, gone: [] }))
        tally.rows = row
        await writeLeft(db, keys, leftOf(work, counted(work, tally)))
        unmerged += upserts.length
        if (unmerged >= MERGE_EVERY) {
          await directory.compact()
          unmerged = 0
        }
        work.tell(counted(work, tally))
        if (work.isCancelled()) return { kind: 'cancelled', counts: counted(work, tally) }
      }
    }
    work.tell(counted(work, tally), true)
    if (unmerged >= BATCH) await directory.compact()
    await clearLeft(db)
    return { kind: 'done', counts: counted(work, tally), refused: work.refused.result() }
  } finally {
    changes.close()
  }
}

const isClient = (reading: Reading): reading is ClientReading => reading.kind === 'client'

const counted = ({ refused }: FileWork, tally: FileCounts): FileCounts => ({ ...tally, refused: refused.count })

type Tally = { -readonly [Key in keyof FileCounts]: FileCounts[Key] }

/** What a batch writes; later rows see what earlier ones of it say. */
async function outcomeOf(
  work: FileWork,
  directory: PagedClientDirectory,
  batch: readonly ClientReading[],
  tally: Tally,
): Promise<readonly Client[]> {
  const found = await Promise.all(batch.map((reading) => ownersOf(directory, reading)))
  const written = new Map<string, Client>()
  const { policy } = work.order
  for (const [index, reading] of batch.entries()) {
    const match = matchOf(reading, found[index], written)
    if (match.kind === 'several' && policy !== 'add') {
      work.refused.add({ ...reading.row, faults: [{ kind: 'several-owners' }] })
    } else if (match.kind === 'nobody' && policy !== 'update') {
      written.set(reading.client.id, reading.client)
      tally.added += 1
    } else if (match.kind === 'nobody') tally.missing += 1
    else if (match.kind === 'one' && policy !== 'add') {
      written.set(match.client.id, withRow(match.client, reading.fields))
      tally.updated += 1
    } else tally.present += 1
  }
  return [...written.values()]
}

interface Owners {
  readonly byId: Client | undefined
  readonly byPhone: readonly Client[]
}

/** By the id of the file, or of an import before; a row without one also by its numbers. */
async function ownersOf(directory: PagedClientDirectory, { client, fields }: ClientReading): Promise<Owners> {
  const byId = await directory.byId(client.id)
  if (byId !== undefined || fields.id !== undefined) return { byId, byPhone: [] }
  const owners = await Promise.all(fields.phones.map(({ number }) => directory.byPhone(number)))
  return { byId, byPhone: [...new Map(owners.flat().map((owner) => [owner.id, owner])).values()] }
}

function matchOf({ client, fields }: ClientReading, found: Owners | undefined, written: ReadonlyMap<string, Client>): RowMatch {
  const known = written.get(client.id) ?? found?.byId
  if (known !== undefined) return { kind: 'one', client: known }
  if (fields.id !== undefined || found === undefined) return { kind: 'nobody' }
  const fresh = [...written.values()].filter(({ phones }) =>
    phones.some(({ number }) => fields.phones.some((phone) => phone.number === number)),
  )
  const owners = new Map([...found.byPhone, ...fresh].map((owner) => [owner.id, written.get(owner.id) ?? owner]))
  return matchByPhone(fields, [...owners.values()])
}
