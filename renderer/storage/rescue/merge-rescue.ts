import { openDatabase, type SeatDatabase } from '../db.ts'
import { sameBytes, type Bytes } from '../bytes.ts'
import { openChange } from '../changes/change-row.ts'
import { InteractionReader, type OpenedRow } from '../journal/interaction-reader.ts'
import { Quarantine } from '../quarantine.ts'
import type { InteractionRow } from '../rows.ts'
import type { SeatStorage } from '../seat-storage.ts'
import { somethingRescued, rescuePlace } from './rescue-place.ts'
import { rescueNames, openRescueStorage, type RescueOptions } from './rescue-storage.ts'

/** What came home. `left`: what the seat's storage did not take; it stays where it is for the next time. */
export interface RescueMerged {
  readonly calls: number
  readonly changes: number
  readonly left: number
}

const NOTHING: RescueMerged = { calls: 0, changes: 0, left: 0 }

/**
 * Brings home what was kept while the seat's storage did not open. Each thing leaves the rescue only when it lies in `main`, and
 * under its own name: a power cut in between makes no double. Windows of a seat do it one after the other.
 * Rejects with `StorageFailure`; what was not brought yet stays.
 */
export async function mergeRescue(main: SeatStorage, options: RescueOptions): Promise<RescueMerged> {
  const { name, keys } = await rescueNames(options)
  if (!(await somethingRescued(name))) return NOTHING
  return navigator.locks.request(`${name}-merge`, async () => {
    const rescue = await openRescueStorage(options)
    try {
      const db = await openDatabase(name, () => undefined, undefined, 'strict', await rescuePlace())
      try {
        const quarantine = new Quarantine(db, Date.now)
        const calls = await bringCalls(main, db, new InteractionReader(keys, quarantine))
        const changes = await bringChanges(main, db, (raw) => openChange(keys, quarantine, raw))
        await main.broughtHome.add({ calls: calls.brought, changes: changes.brought })
        await bringTeamWork(main, rescue)
        return { calls: calls.brought, changes: changes.brought, left: calls.left + changes.left }
      } finally {
        db.close()
      }
    } finally {
      rescue.close()
    }
  })
}

interface Brought {
  readonly brought: number
  readonly left: number
}

async function bringCalls(main: SeatStorage, db: SeatDatabase, reader: InteractionReader): Promise<Brought> {
  let brought = 0
  let left = 0
  for (const raw of await db.interactions.toArray()) {
    const opened = await reader.open(raw)
    if (opened === undefined) {
      left += 1
      continue
    }
    await bringCall(main, opened)
    if (await takeOut(db, opened.row)) brought += 1
  }
  return { brought, left }
}

/** The journal's own rules decide what is newer. A finished call gets its one delivery there. */
async function bringCall({ journal }: SeatStorage, { id, row, facts, work }: OpenedRow): Promise<void> {
  if (facts !== undefined) {
    const known = await journal.find(id)
    if (row.stage !== 'open') await journal.close(facts, row.stage === 'done' ? 'wrap-up' : row.stage)
    else if (known === undefined || known.stage === 'open') await journal.recordFacts(facts)
  }
  if (row.work === undefined) return
  await journal.recordWork(id, work)
  if (row.stage === 'done') await journal.finish(id, work)
}

/** False: another window wrote it meanwhile, and it comes home another time. */
function takeOut(db: SeatDatabase, seen: InteractionRow): Promise<boolean> {
  return db.transaction('rw', db.interactions, async () => {
    const row = await db.interactions.get(seen.id)
    if (row === undefined || !same(row.facts, seen.facts) || !same(row.work, seen.work) || row.stage !== seen.stage) return false
    await db.interactions.delete(seen.id)
    return true
  })
}

const same = (a: Bytes | undefined, b: Bytes | undefined): boolean => (a && b ? sameBytes(a, b) : a === b)

/** In the order of the clicks. A refused one stays: the operator's work is never dropped for a rule. */
async function bringChanges(main: SeatStorage, db: SeatDatabase, open: (raw: unknown) => ReturnType<typeof openChange>): Promise<Brought> {
  let brought = 0
  let left = 0
  for (const raw of await db.clientChanges.orderBy('no').toArray()) {
    const entry = await open(raw)
    if (entry !== undefined && entry.state !== 'pending') continue
    const outcome = entry && (await main.clientChanges.change(entry.change))
    if (entry === undefined || outcome?.kind !== 'kept') {
      left += 1
      continue
    }
    await db.clientChanges.where('id').equals(entry.change.id).delete()
    brought += 1
  }
  return { brought, left }
}

/** What waits for the hub has names of its own: told twice, it is heard once. */
async function bringTeamWork(main: SeatStorage, rescue: SeatStorage): Promise<void> {
  for (const item of await rescue.team.all()) {
    await main.team.keep(item)
    if (item.status.kind === 'rejected') await main.team.reject(item.id, item.status.why)
    await rescue.team.sent(item.id)
  }
  for (const file of await rescue.teamFiles.all()) {
    const parts = await partsOf(rescue, file.key)
    if ((await main.teamFiles.keep(file, parts)).kind === 'kept') await rescue.teamFiles.letGo(file.key)
  }
  for (const draft of await rescue.answerDrafts.all()) {
    await main.answerDrafts.keep(draft)
    await rescue.answerDrafts.keep({ ...draft, text: '' })
  }
}

async function partsOf(rescue: SeatStorage, key: string): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  for (;;) {
    const part = await rescue.teamFiles.part(key, parts.length)
    if (part === undefined) return parts
    parts.push(part)
  }
}
