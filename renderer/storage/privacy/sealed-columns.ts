import type { Table } from 'dexie'
import { toHex, type Bytes } from '../bytes.ts'
import { placeOfCaller } from '../callers/caller-row.ts'
import { basePlace, changePlace } from '../changes/change-row.ts'
import { taskPlace } from '../changes/task-row.ts'
import { KEY_CHECK } from '../crypto/key-check.ts'
import type { SealedStore } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { recentPlace } from '../directory/recent-row.ts'
import { bucketPlace, pagePlace, partPlace } from '../directory/directory-sides.ts'
import { bodyPlace, whyPlace } from '../jobs/job-row.ts'
import { factsPlace, workPlace } from '../journal/interaction-reader.ts'
import { LEFT_PLACE } from '../import-file/left-import.ts'
import { articlePartPlace } from '../knowledge/article-copy-row.ts'
import { packPlace } from '../search/pack-place.ts'
import { recordsPlace, statePlace } from '../sync/source-places.ts'
import { copyPlace } from '../scripts/script-copy-row.ts'
import { placeOf as draftPlace } from '../team/answer-draft-row.ts'
import { filePartPlace, filePlace } from '../team/team-file-row.ts'
import { itemPlace } from '../team/team-item-row.ts'

/** One column of boxes: in which table, sealed with which key, bound to which place. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly store: SealedStore
  readonly place: (row: Readonly<Record<string, unknown>>) => string
  /** Only these rows of the table; absent: all of them. */
  readonly of?: (row: Readonly<Record<string, unknown>>) => boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const whole = (value: unknown): number => (typeof value === 'number' ? value : -1)
const bytes = (value: unknown): Bytes => (value instanceof Uint8Array ? new Uint8Array(value) : new Uint8Array())

type Place = SealedColumn['place']
const column = (table: string, store: SealedStore, place: Place, name = 'box'): SealedColumn => ({ table, column: name, store, place })
const numbered =
  (place: (generation: number, no: number) => string): Place =>
  ({ generation, no }) =>
    place(whole(generation), whole(no))

/** Every column of boxes. A table that is in none of the two lists fails a test: a change of the key would leave it unreadable. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { ...column('meta', 'check', () => KEY_CHECK), of: ({ id }) => id === KEY_CHECK },
  { ...column('meta', 'clients', () => LEFT_PLACE), of: ({ id }) => id === LEFT_PLACE },
  column('pages', 'clients', numbered(pagePlace)),
  column('pagesB', 'clients', numbered(pagePlace)),
  column('buckets', 'index', numbered(bucketPlace)),
  column('bucketsB', 'index', numbered(bucketPlace)),
  column('importParts', 'index', numbered(partPlace)),
  column('searchPacks', 'index', numbered(packPlace)),
  column('recent', 'clients', ({ clientKey }) => recentPlace(bytes(clientKey))),
  column('interactions', 'interactions', ({ id }) => factsPlace(text(id)), 'facts'),
  column('interactions', 'interactions', ({ id }) => workPlace(text(id)), 'work'),
  column('jobs', 'jobs', ({ id }) => bodyPlace(text(id)), 'body'),
  column('jobs', 'jobs', ({ id }) => whyPlace(text(id)), 'why'),
  column('callers', 'clients', ({ key }) => placeOfCaller(bytes(key))),
  column('clientChanges', 'clients', ({ id }) => changePlace(text(id))),
  column('clientBases', 'clients', ({ clientKey }) => basePlace(bytes(clientKey))),
  column('clientTasks', 'clients', ({ clientKey, taskId }) => taskPlace(bytes(clientKey), text(taskId))),
  column('sources', 'clients', ({ id }) => statePlace(text(id))),
  column('sourceRecords', 'clients', ({ source }) => recordsPlace(text(source))),
  column('articleParts', 'team', ({ no }) => articlePartPlace(whole(no))),
  column('teamItems', 'team', ({ id }) => itemPlace(text(id))),
  column('answerDrafts', 'team', ({ id }) => draftPlace(text(id))),
  column('scripts', 'team', ({ id }) => copyPlace(text(id))),
  column('teamFiles', 'team', ({ key }) => filePlace(text(key))),
  column('teamFileParts', 'team', ({ key, no }) => filePartPlace(text(key), whole(no))),
]

/** Tables without boxes. Quarantined rows stay as they were found: nobody could read them before either. */
export const PLAIN_TABLES: readonly string[] = ['predictionCounts', 'quarantine', 'erased', 'needed']

/** The sealed tables of a database, with their columns. */
export function sealedTables(db: SeatDatabase): readonly { readonly table: Table<object>; readonly columns: readonly SealedColumn[] }[] {
  const names = [...new Set(SEALED_COLUMNS.map(({ table }) => table))]
  return names.map((name) => ({ table: db.table(name), columns: SEALED_COLUMNS.filter(({ table }) => table === name) }))
}

/** Names a row in a report, never what is in it. */
export const nameOfKey = (key: unknown): string => (key instanceof Uint8Array ? toHex(new Uint8Array(key)) : String(key))
