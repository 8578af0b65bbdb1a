import type { Table } from 'dexie'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import { newChangeJob } from '../../../core/outbox/delivery-job.ts'
import type { TeamItem } from '../../../core/outbox/team-item.ts'
import Dexie from 'dexie'
import type { Bytes } from '../bytes.ts'
import { sealRecord } from '../crypto/record-box.ts'
import { readDirectoryState } from '../directory/directory-state.ts'
import { lastSeq } from '../directory/recent-clients.ts'
import { draftOf, draftOfGone, type RecentDraft } from '../directory/recent-row.ts'
import { bodyPlace, rowOfJob, whyPlace } from '../jobs/job-row.ts'
import type { TeamItemRow } from '../team/team-item-row.ts'
import { addTeamItem, sealTeamItem } from '../team/team-item-seal.ts'
import { EDITED, TOLD, type JobRow, type RecentRow } from '../rows.ts'
import { laneOf, type ChangeParts } from './change-parts.ts'
import { sealBase, sealChange, type Base, type ChangeEntry } from './change-row.ts'
import type { BaseRow, ChangeRow, TaskRow } from './change-rows.ts'
import { sealTasks } from './task-row.ts'

/** A sight of a record to be written; `gone`: it is hidden, or taken away; `none`: this layer has nothing. */
export type Sight = Client | 'gone' | 'none'

/** How one record is to stand. What is absent stays as it is. */
export interface RecordWrite {
  readonly clientId: ClientId
  readonly clientKey: Bytes
  /** Our sight of it, on top. */
  readonly edited?: Sight
  /** The sight of whoever it comes from. */
  readonly told?: Sight
  readonly base?: Base | 'none'
}

/** One write: all of it, or none. */
export interface ChangeWrite {
  readonly records: readonly RecordWrite[]
  /** New changes, each with its delivery. */
  readonly added?: readonly ChangeEntry[]
  /** Changes that got another state or content. */
  readonly moved?: readonly ChangeEntry[]
  /** Deliveries that are given up: what they carried was taken back, or replaced. */
  readonly dropped?: readonly string[]
  /** Deliveries that are held, because their change is in conflict. One that is being sent right now is not touched. */
  readonly held?: readonly string[]
  /** Deliveries that may go on. */
  readonly released?: readonly string[]
  /** Deliveries of one record that go on in the lane of another. */
  readonly lanes?: { readonly from: Bytes; readonly to: Bytes }
  /** Told to the team as soon as its hub is there. */
  readonly told?: TeamItem
  /** Beside it, in the same transaction; false: nothing is written. Awaits nothing but the database. */
  readonly beside?: () => PromiseLike<boolean>
}

/** Seals all of it, then writes it in one transaction and tells every window. False: `beside` said no. */
export async function writeChange(parts: ChangeParts, write: ChangeWrite): Promise<boolean> {
  const { db } = parts
  const sealed = await sealedWrite(parts, write)
  const tables: Table[] = [db.meta, db.recent, db.clientChanges, db.clientBases, db.clientTasks, db.jobs, db.teamItems]
  const written = await db.transaction('rw', tables, async () => {
    if (write.beside !== undefined && !(await write.beside())) return false
    await putRecords(parts, sealed)
    await db.clientChanges.bulkPut([...sealed.moved, ...sealed.added])
    await putJobs(parts, write, sealed)
    if (sealed.told !== undefined) await addTeamItem(db, sealed.told)
    return true
  })
  if (written) announce(parts)
  if (written && write.told !== undefined) parts.changes.announce({ kind: 'team' })
  return written
}

export function announce({ changes }: Pick<ChangeParts, 'changes'>): void {
  changes.announce({ kind: 'directory' })
  changes.announce({ kind: 'client-changes' })
  changes.announce({ kind: 'jobs' })
}

interface SealedRecord {
  readonly clientKey: Bytes
  readonly rows: readonly (RecentDraft & Pick<RecentRow, 'layer'>)[]
  readonly emptied: readonly RecentRow['layer'][]
  readonly base: BaseRow | 'none' | undefined
  readonly tasks: readonly TaskRow[] | undefined
}

interface SealedWrite {
  readonly records: readonly SealedRecord[]
  readonly added: readonly ChangeRow[]
  readonly moved: readonly ChangeRow[]
  readonly jobs: readonly JobRow[]
  readonly heldWhy: ReadonlyMap<string, Bytes>
  readonly told: TeamItemRow | undefined
}

async function sealedWrite(parts: ChangeParts, write: ChangeWrite): Promise<SealedWrite> {
  const { records, added = [], moved = [], held = [], told } = write
  const { keys } = parts
  const whys = held.map(async (id) => [id, await sealRecord(keys, 'jobs', whyPlace(id), 'conflict')] as const)
  return {
    records: await Promise.all(records.map((record) => sealedRecord(parts, record))),
    added: await Promise.all(added.map((entry) => sealChange(keys, entry))),
    moved: await Promise.all(moved.map((entry) => sealChange(keys, entry))),
    jobs: await Promise.all(added.map((entry) => jobOf(parts, entry.change, entry.clientKey))),
    heldWhy: new Map(await Promise.all(whys)),
    told: told && (await sealTeamItem(keys, told)),
  }
}

/** The change as the CRM gets it; of the same name, so that there is never a second one. */
async function jobOf({ keys, now }: ChangeParts, change: ClientChange, clientKey: Bytes): Promise<JobRow> {
  const box = await sealRecord(keys, 'jobs', bodyPlace(change.id), change)
  return rowOfJob(newChangeJob(change.id, laneOf(clientKey), now()), box)
}

async function sealedRecord({ keys, now }: ChangeParts, record: RecordWrite): Promise<SealedRecord> {
  const { clientId, clientKey, edited, told, base } = record
  const rows: (RecentDraft & Pick<RecentRow, 'layer'>)[] = []
  const emptied: RecentRow['layer'][] = []
  for (const [layer, sight] of [[TOLD, told] as const, [EDITED, edited] as const]) {
    if (sight === undefined) continue
    if (sight === 'none') emptied.push(layer)
    else rows.push({ ...(await (sight === 'gone' ? draftOfGone(keys, clientId) : draftOf(keys, sight))), layer })
  }
  const shown = edited === undefined || edited === 'none' ? told : edited
  const tasks = shown === undefined ? undefined : typeof shown === 'string' ? [] : await sealTasks(keys, clientKey, shown)
  const baseRow = base === undefined || base === 'none' ? base : await sealBase(keys, clientKey, base, now())
  return { clientKey, rows, emptied, base: baseRow, tasks }
}

async function putRecords({ db }: ChangeParts, { records }: SealedWrite): Promise<void> {
  const seq = Math.max((await readDirectoryState(db))?.folded ?? 0, await lastSeq(db)) + 1
  for (const { clientKey, rows, emptied, base, tasks } of records) {
    await db.recent.bulkPut(rows.map((row) => ({ ...row, seq })))
    await db.recent.bulkDelete(emptied.map((layer): [number, Bytes] => [layer, clientKey]))
    if (base === 'none') await db.clientBases.delete(clientKey)
    else if (base !== undefined) await db.clientBases.put(base)
    if (tasks === undefined) continue
    await db.clientTasks.where('clientKey').equals(clientKey).delete()
    await db.clientTasks.bulkPut([...tasks])
  }
}

async function putJobs(parts: ChangeParts, write: ChangeWrite, { jobs, heldWhy }: SealedWrite): Promise<void> {
  const { db, now } = parts
  if (write.dropped !== undefined) await db.jobs.bulkDelete([...write.dropped])
  for (const [id, why] of heldWhy) {
    const row = await db.jobs.get(id)
    if (row !== undefined && row.state !== 'leased') await db.jobs.put({ ...row, state: 'rejected', at: now(), why })
  }
  for (const id of write.released ?? []) {
    const row = await db.jobs.get(id)
    if (row?.state === 'rejected') await db.jobs.put({ ...row, state: 'due', at: now() })
  }
  const { lanes } = write
  if (lanes !== undefined)
    await laneRows(parts, laneOf(lanes.from)).modify((row: JobRow) => {
      row.interactionId = laneOf(lanes.to)
    })
  for (const job of jobs) {
    // Two clicks within one ms stay in their order.
    const last = await laneRows(parts, job.interactionId).last()
    const createdAt = Math.max(job.createdAt, (last?.createdAt ?? 0) + 1)
    await db.jobs.add({ ...job, createdAt, tryingSince: createdAt })
  }
}

const laneRows = ({ db }: ChangeParts, lane: string) =>
  db.jobs.where('[interactionId+createdAt]').between([lane, Dexie.minKey], [lane, Dexie.maxKey])
