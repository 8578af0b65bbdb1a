import Dexie, { type Table } from 'dexie'
import type { Bytes } from './bytes.ts'
import { applyMigrations } from './migrations/migration.ts'
import { migrations } from './migrations/chain.ts'
import type { BaseRow, ChangeRow, TaskRow } from './changes/change-rows.ts'
import type { SourceRecordsRow, SourceRow } from './sync/source-rows.ts'
import type { ErasedRow, NeededRow } from './privacy/privacy-row.ts'
import type { ArticlePartRow } from './knowledge/article-copy-row.ts'
import type { PredictionCountRow } from './predictions/prediction-count-row.ts'
import type { ScriptCopyRow } from './scripts/script-copy-row.ts'
import type { AnswerDraftRow } from './team/answer-draft-row.ts'
import type { TeamFilePartRow, TeamFileRow } from './team/team-file-row.ts'
import type { TeamItemRow } from './team/team-item-row.ts'
import type { BlobRow, InteractionRow, JobRow, QuarantineRow, RecentRow } from './rows.ts'
import { StorageFailure, toStorageFailure } from './storage-failure.ts'

/**
 * The seat's database. A transaction's promise resolves when the data is on the disk (durability `strict`).
 * Dexie's own caches are off: the phone, the desk and the import worker write at once, and every read reads.
 */
export class SeatDatabase extends Dexie {
  readonly meta: Table<unknown, string>
  readonly pages: Table<BlobRow, [number, number]>
  readonly buckets: Table<BlobRow, [number, number]>
  readonly pagesB: Table<BlobRow, [number, number]>
  readonly bucketsB: Table<BlobRow, [number, number]>
  readonly recent: Table<RecentRow, [number, Bytes]>
  readonly importParts: Table<BlobRow, [number, number]>
  readonly searchPacks: Table<BlobRow, [number, number]>
  readonly interactions: Table<InteractionRow, string>
  readonly jobs: Table<JobRow, string>
  readonly quarantine: Table<QuarantineRow, string>
  readonly teamItems: Table<TeamItemRow, number>
  readonly answerDrafts: Table<AnswerDraftRow, string>
  readonly teamFiles: Table<TeamFileRow, string>
  readonly teamFileParts: Table<TeamFilePartRow, [string, number]>
  readonly clientChanges: Table<ChangeRow, number>
  readonly clientBases: Table<BaseRow, Bytes>
  readonly clientTasks: Table<TaskRow, [Bytes, string]>
  readonly sources: Table<SourceRow, string>
  readonly sourceRecords: Table<SourceRecordsRow, number>
  readonly predictionCounts: Table<PredictionCountRow, string>
  readonly scripts: Table<ScriptCopyRow, string>
  readonly erased: Table<ErasedRow, Bytes>
  readonly needed: Table<NeededRow, Bytes>
  readonly articleParts: Table<ArticlePartRow, number>

  /**
   * @param durability `relaxed` only for bulk writes that count no sooner than a strict one behind them
   * @param place databases of another place than the page's own
   */
  constructor(name: string, durability: 'strict' | 'relaxed' = 'strict', place?: IDBFactory) {
    super(name, {
      autoOpen: false,
      chromeTransactionDurability: durability,
      cache: 'disabled',
      ...(place === undefined ? {} : { indexedDB: place, IDBKeyRange }),
    })
    applyMigrations(this, migrations)
    this.meta = this.table('meta')
    this.pages = this.table('pages')
    this.buckets = this.table('buckets')
    this.pagesB = this.table('pagesB')
    this.bucketsB = this.table('bucketsB')
    this.recent = this.table('recent')
    this.importParts = this.table('importParts')
    this.searchPacks = this.table('searchPacks')
    this.interactions = this.table('interactions')
    this.jobs = this.table('jobs')
    this.quarantine = this.table('quarantine')
    this.teamItems = this.table('teamItems')
    this.answerDrafts = this.table('answerDrafts')
    this.teamFiles = this.table('teamFiles')
    this.teamFileParts = this.table('teamFileParts')
    this.clientChanges = this.table('clientChanges')
    this.clientBases = this.table('clientBases')
    this.clientTasks = this.table('clientTasks')
    this.sources = this.table('sources')
    this.sourceRecords = this.table('sourceRecords')
    this.predictionCounts = this.table('predictionCounts')
    this.scripts = this.table('scripts')
    this.erased = this.table('erased')
    this.needed = this.table('needed')
    this.articleParts = this.table('articleParts')
  }
}

/** How long other windows get to let go of an older version, in ms. */
const BLOCKED_AFTER_MS = 5_000

/**
 * Opens the database. Rejects with `StorageFailure`: `blocked` when another window keeps an older version open.
 * A window whose database is upgraded by another one closes it, so that the other is never blocked by ours.
 */
export async function openDatabase(
  name: string,
  onLost: () => void,
  blockedAfterMs = BLOCKED_AFTER_MS,
  durability: 'strict' | 'relaxed' = 'strict',
  place?: IDBFactory,
): Promise<SeatDatabase> {
  const db = new SeatDatabase(name, durability, place)
  db.on('versionchange', () => {
    db.close()
    onLost()
  })
  db.on('close', onLost)
  try {
    await Promise.race([db.open(), blockedTooLong(db, blockedAfterMs)])
    return db
  } catch (error) {
    db.close()
    throw toStorageFailure(error)
  }
}

function blockedTooLong(db: SeatDatabase, afterMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    db.on('blocked', () => {
      setTimeout(() => reject(new StorageFailure('blocked', 'another window keeps an older version of the database open')), afterMs)
    })
  })
}
