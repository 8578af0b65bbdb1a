import type { SeatDatabase } from '../db.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { Quarantine } from '../quarantine.ts'
import { TOLD, type DirectoryState, type PendingImport } from '../rows.ts'
import { DirectoryWriter, NO_PARTS, readParts, type WrittenGeneration, type WrittenParts } from './directory-writer.ts'
import { erasedInImport } from '../privacy/erased-clients.ts'
import type { DirectoryObserver } from './directory-observer.ts'
import { keepGenerations, otherSide } from './directory-sides.ts'
import { directoryLock, readDirectoryState, readPendingImport } from './directory-state.ts'
import { FINGERPRINT_START, fingerprintWith } from './import-part.ts'
import { recordsOf, totalOf } from './import-records.ts'
import type { ClientStream, MadeClients } from './bulk-work.ts'
import type { ImportOutcome, ImportProgress, ImportSource, KeptClients } from './import-source.ts'
import { keepOthers } from './keep-others.ts'
import { directoryObservers } from './observers.ts'
import { lastSeq } from './recent-clients.ts'

export interface ImportRun {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly source: ImportSource | ClientStream | MadeClients
  readonly label: string
  /** `as-before`: what is in force bears the name and the time of the import before; it is not another directory, it has grown. */
  readonly publishes?: 'as-import' | 'as-before'
  readonly keep: KeptClients
  readonly resume: boolean
  readonly onProgress: (progress: ImportProgress) => void
  readonly isCancelled: () => boolean
  readonly now: () => number
}

/** Imports beside what is read now, one import at a time, and swaps at the end. */
export function runImport(run: ImportRun): Promise<ImportOutcome> {
  return navigator.locks.request(directoryLock(run.db.name), () => importUnderLock(run))
}

/** For whoever holds the directory's lock already. */
export async function importUnderLock(run: ImportRun): Promise<ImportOutcome> {
  const { db } = run
  const observers = directoryObservers.map((observe) => observe(db, run.keys))
  const state = await readDirectoryState(db)
  const { pending, written } = await begin(run, state, observers)
  const writer = new DirectoryWriter(db, run.keys, pending, written, (batch) =>
    observers.map((each) => each.begin(pending.generation, batch)),
  )
  const ended = await write(run, writer, state, pending)
  if (ended !== 'whole') {
    if (ended === 'source-changed' || !run.resume) await abandonImport(db, observers)
    return { kind: ended }
  }
  const whole = await writer.finish()
  await publish(run, pending, whole, state)
  await tidy(db, observers)
  return { kind: 'imported', clientCount: whole.clientCount, refused: writer.refused }
}

/** Goes on with what is there, when that is asked for and it fits; else clears the side and leaves a note that an import is under way. */
async function begin(
  run: ImportRun,
  state: DirectoryState | undefined,
  observers: readonly DirectoryObserver[],
): Promise<{ readonly pending: PendingImport; readonly written: WrittenParts }> {
  const { db } = run
  const keep = JSON.stringify(run.keep)
  const left = await readPendingImport(db)
  const current = state?.generation ?? 0
  if (run.resume && left && left.label === run.label && left.keep === keep && left.generation > current) {
    const written = await readParts(db, run.keys, left)
    await keepOnly(db, observers, [current, left.generation], left.generation)
    return { pending: left, written }
  }
  await abandonImport(db, observers)
  const generation = Math.max(current, left?.generation ?? 0) + 1
  const side = state ? otherSide(state.side) : 'a'
  const folds = await lastSeq(db)
  const pending: PendingImport = { id: 'import', generation, side, label: run.label, keep, folds, at: run.now() }
  await db.meta.put(pending)
  return { pending, written: NO_PARTS }
}

async function write(
  run: ImportRun,
  writer: DirectoryWriter,
  state: DirectoryState | undefined,
  pending: PendingImport,
): Promise<'whole' | 'cancelled' | 'source-changed'> {
  const total = totalOf(run.source)
  const skipped = { left: writer.taken, fingerprint: FINGERPRINT_START, expected: writer.fingerprint }
  const isErased = await erasedInImport(run)
  for await (const client of recordsOf(run.source)) {
    if (skipped.left > 0) {
      skipped.left -= 1
      if (client) skipped.fingerprint = fingerprintWith(skipped.fingerprint, client.id)
      if (skipped.left === 0 && skipped.fingerprint !== skipped.expected) return 'source-changed'
      if (skipped.left % 4_096 === 0 && run.isCancelled()) return 'cancelled'
      continue
    }
    if (!client) writer.refuse()
    else if (isErased(client)) {
      writer.pass(client)
      continue
    }
    const batch = client && writer.take(client)
    if (!batch) continue
    await batch
    if (run.isCancelled()) return 'cancelled'
    run.onProgress({ done: writer.taken, ...total })
  }
  if (skipped.left > 0) return run.isCancelled() ? 'cancelled' : 'source-changed'
  if (run.isCancelled()) return 'cancelled'
  const { db, keys, keep, isCancelled } = run
  const quarantine = new Quarantine(db, run.now)
  return (await keepOthers(writer, { db, keys, quarantine, state, keep, folds: pending.folds, isCancelled })) ? 'whole' : 'cancelled'
}

/** The only moment at which anything changes. Strict: when it is on the disk, so is everything written before it. */
async function publish(
  run: ImportRun,
  pending: PendingImport,
  written: WrittenGeneration,
  before: DirectoryState | undefined,
): Promise<void> {
  const { generation, side, folds, label } = pending
  const named = run.publishes === 'as-before' ? { label: before?.label ?? '', at: before?.at ?? run.now() } : { label, at: run.now() }
  const state: DirectoryState = { id: 'directory', generation, side, revision: 0, folded: folds, ...named, ...written }
  const transaction = run.db.backendDB().transaction('meta', 'readwrite', { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the import could not be put in force'))
  })
  const meta = transaction.objectStore('meta')
  meta.put(state)
  meta.delete('import')
  await done
}

/** Removes what an import left that did not end. */
export async function abandonImport(db: SeatDatabase, observers: readonly DirectoryObserver[]): Promise<void> {
  await db.meta.delete('import')
  await keepOnly(db, observers, [(await readDirectoryState(db))?.generation ?? 0])
}

/** Removes what nobody reads any more: the pages of before, and rows that are in the pages now. */
async function tidy(db: SeatDatabase, observers: readonly DirectoryObserver[]): Promise<void> {
  const state = await readDirectoryState(db)
  if (!state) return
  await keepOnly(db, observers, [state.generation])
  const folded = await db.recent.where('seq').belowOrEqual(state.folded).primaryKeys()
  const told = folded.filter(([layer]) => layer === TOLD)
  for (let from = 0; from < told.length; from += 256) await deleteFolded(db, told.slice(from, from + 256), state.folded)
}

/** A row that was told anew meanwhile stays. */
function deleteFolded(db: SeatDatabase, keys: readonly [number, Uint8Array<ArrayBuffer>][], folded: number): Promise<unknown> {
  return db.transaction('rw', db.recent, async () => {
    const rows = await db.recent.bulkGet([...keys])
    await db.recent.bulkDelete(keys.filter((_key, index) => (rows[index]?.seq ?? Infinity) <= folded))
  })
}

/** Removes all but these generations; how far an import came is kept for one that is under way only. */
async function keepOnly(
  db: SeatDatabase,
  observers: readonly DirectoryObserver[],
  generations: readonly number[],
  underWay?: number,
): Promise<void> {
  for (const table of [db.pages, db.buckets, db.pagesB, db.bucketsB]) await keepGenerations(table, generations)
  await keepGenerations(db.importParts, underWay === undefined ? [] : [underWay])
  for (const observer of observers) await observer.keepOnly(generations)
}
