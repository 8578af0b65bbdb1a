import './jitless.ts'
import { DexieCallerMemory } from './callers/dexie-caller-memory.ts'
import { ChangeChannel } from './change-channel.ts'
import { checkKey } from './crypto/key-check.ts'
import { DexieClientChanges } from './changes/dexie-client-changes.ts'
import { deriveSeatKeys, type FormerKeys, type SeatKeys } from './crypto/seat-keys.ts'
import { databaseNames } from './database-name.ts'
import { openDatabase, type SeatDatabase } from './db.ts'
import { bulkWorkInPlace } from './directory/bulk-work-in-place.ts'
import { noBulkWork } from './directory/no-bulk-work.ts'
import { bulkWorkInWorker } from './directory/bulk-work-in-worker.ts'
import { PagedClientDirectory } from './directory/paged-client-directory.ts'
import { fileWorkInPlace } from './import-file/file-work-in-place.ts'
import { fileWorkInWorker } from './import-file/file-work-in-worker.ts'
import { SeatFileImports } from './import-file/seat-file-imports.ts'
import { LiveDeliveryCounts } from './jobs/delivery-counts.ts'
import { DexieJobs } from './jobs/dexie-jobs.ts'
import { DexieInteractionJournal } from './journal/dexie-interaction-journal.ts'
import { InteractionReader } from './journal/interaction-reader.ts'
import { DexiePredictionCounts } from './predictions/dexie-prediction-counts.ts'
import { DexieSeatPrivacy } from './privacy/dexie-seat-privacy.ts'
import { eraseRescued } from './privacy/erase-rescued.ts'
import { Quarantine } from './quarantine.ts'
import { BroughtHome } from './rescue/brought-home.ts'
import { RightOfWay } from './right-of-way.ts'
import { searchInPlace, searchInWorker } from './search/search-host.ts'
import { knowledgeInPlace, knowledgeInWorker } from './knowledge/knowledge-host.ts'
import { SeatKnowledge } from './knowledge/seat-knowledge.ts'
import { SeatClientSearch } from './search/seat-client-search.ts'
import { DexieScriptCopies } from './scripts/dexie-script-copies.ts'
import type { SeatMode } from './seat-mode.ts'
import type { SeatStorage } from './seat-storage.ts'
import { DexieSources } from './sync/dexie-sources.ts'
import { writerInWorker } from './sync/writer-in-worker.ts'
import { writerInPlace } from './sync/write-pages.ts'
import { DexieAnswerDrafts } from './team/dexie-answer-drafts.ts'
import { DexieTeamFiles } from './team/dexie-team-files.ts'
import { DexieTeamOutbox } from './team/dexie-team-outbox.ts'
import { guarded, StorageFailure } from './storage-failure.ts'
import { warmUp } from './warm-up.ts'

export interface OpenOptions {
  readonly mode: SeatMode
  /** 32 bytes from `secrets.readDataKey`; null asks for the plain mode explicitly. */
  readonly key: Uint8Array | null
  /** What a change of the data key left behind. */
  readonly former?: FormerKeys
  /** Only for tests: another database, another clock. */
  readonly name?: string
  readonly now?: () => number
  /** Databases of another place than the page's own; workers do not reach it. */
  readonly place?: IDBFactory
  /** It only stands in for the seat's own: it takes no directory. */
  readonly standsIn?: true
}

/**
 * Opens the seat's database and warms it up. The phone and the desk may both have it open.
 * Rejects with `StorageFailure`; `wrong-key` leaves the data as it is. Where a newer database has another key than this one, an
 * older one that was set aside is opened, if it is of this key.
 */
export async function openSeatStorage(options: OpenOptions): Promise<SeatStorage> {
  const keys = await deriveSeatKeys(options.mode, options.key, options.former)
  const [newest, ...older] = options.name === undefined ? await databaseNames(options.mode) : [options.name]
  try {
    return await openNamed(newest, keys, options)
  } catch (error) {
    if (!(error instanceof StorageFailure) || error.kind !== 'wrong-key') throw error
    for (const name of older) {
      const storage = await openNamed(name, keys, options).catch(() => undefined)
      if (storage !== undefined) return storage
    }
    throw error
  }
}

async function openNamed(name: string, keys: SeatKeys, options: OpenOptions): Promise<SeatStorage> {
  const lost = new Set<() => void>()
  const db = await openDatabase(name, () => lost.forEach((listener) => listener()), undefined, 'strict', options.place)
  try {
    const { made } = await guarded(() => checkKey(db, keys))
    const { storage, directory } = assemble(db, keys, { ...options, made }, lost)
    await guarded(() => warmUp(directory, storage.journal))
    return storage
  } catch (error) {
    db.close()
    throw error
  }
}

function assemble(
  db: SeatDatabase,
  keys: SeatKeys,
  options: OpenOptions & { readonly made: string },
  lost: Set<() => void>,
): { readonly storage: SeatStorage; readonly directory: PagedClientDirectory } {
  const now = options.now ?? Date.now
  const hasWorkers = typeof Worker !== 'undefined' && !options.standsIn
  const bulkWork = options.standsIn ? noBulkWork : hasWorkers ? bulkWorkInWorker : bulkWorkInPlace
  const quarantine = new Quarantine(db, now)
  const changes = new ChangeChannel(db.name)
  const jobs = new DexieJobs(db, keys, quarantine, changes, now)
  const delivery = new LiveDeliveryCounts(jobs)
  void delivery.refresh()
  askToPersist()
  const way = new RightOfWay()
  const directory = new PagedClientDirectory({ db, keys, quarantine, changes, bulkWork, way, compacts: hasWorkers })
  const clientChanges = new DexieClientChanges({ db, keys, quarantine, changes, directory, now }, jobs)
  jobs.settleChangesWith((leased, after, outcome) => clientChanges.settle(leased, after, outcome))
  const search = new SeatClientSearch(db.name, keys, hasWorkers ? searchInWorker : searchInPlace)
  const knowledge = knowledgeOf(db.name, keys, options)
  const callers = new DexieCallerMemory(db, keys, quarantine)
  const answerDrafts = new DexieAnswerDrafts(db, keys, quarantine)
  const storage: SeatStorage = {
    name: db.name,
    mode: options.mode,
    made: options.made,
    encrypted: keys.seals !== null,
    directory,
    search,
    knowledge,
    callers,
    ...shelves({ db, keys, quarantine, changes, now }),
    jobs,
    clientChanges,
    sources: new DexieSources({ db, keys, changes, openWriter: hasWorkers ? writerInWorker : writerInPlace, now }),
    fileImports: new SeatFileImports(db, keys, hasWorkers ? fileWorkInWorker : fileWorkInPlace),
    queue: jobs,
    delivery,
    privacy: new DexieSeatPrivacy({
      ...{ db, keys, directory, clientChanges, callers, answerDrafts, changes, now },
      reader: new InteractionReader(keys, quarantine),
      eraseRescued: (clientId, numbers) => eraseRescued(options, clientId, numbers),
    }),
    answerDrafts,
    quarantine,
    onLost: (listener) => {
      lost.add(listener)
      return () => lost.delete(listener)
    },
    close: () => {
      lost.clear()
      for (const part of [way, search, knowledge, delivery, changes, db]) part.close()
    },
  }
  return { storage, directory }
}

/** What only stands in lies in another place, which the knowledge base does not reach: it keeps nothing then. */
const knowledgeOf = (name: string, keys: SeatKeys, { standsIn }: OpenOptions): SeatKnowledge =>
  standsIn || typeof Worker === 'undefined'
    ? new SeatKnowledge(standsIn ? null : { name, keys }, knowledgeInPlace)
    : new SeatKnowledge({ name, keys }, knowledgeInWorker)

interface ShelfParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly quarantine: Quarantine
  readonly changes: ChangeChannel
  readonly now: () => number
}

type Shelf = 'journal' | 'team' | 'teamFiles' | 'predictions' | 'broughtHome' | 'scripts'

/** What needs the database alone. */
function shelves({ db, keys, quarantine, changes, now }: ShelfParts): Pick<SeatStorage, Shelf> {
  return {
    broughtHome: new BroughtHome(db),
    journal: new DexieInteractionJournal(db, keys, quarantine, changes, now),
    team: new DexieTeamOutbox(db, keys, quarantine, changes, now),
    teamFiles: new DexieTeamFiles(db, keys, quarantine, changes),
    predictions: new DexiePredictionCounts(db),
    scripts: new DexieScriptCopies(db, keys, quarantine),
  }
}

/** So that the browser does not clear the data when the disk runs low; where it says no, nothing changes. */
function askToPersist(): void {
  if (typeof navigator !== 'undefined' && 'storage' in navigator) void navigator.storage.persist().catch(() => false)
}
