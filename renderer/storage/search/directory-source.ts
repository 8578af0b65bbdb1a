import type { ChangeChannel } from '../change-channel.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { BulkWork } from '../directory/bulk-work.ts'
import { PagedClientDirectory } from '../directory/paged-client-directory.ts'
import type { Quarantine } from '../quarantine.ts'
import { StorageFailure } from '../storage-failure.ts'
import type { SearchSource } from './search-source.ts'

/** The index only reads. */
const refused = (): Promise<never> => Promise.reject(new StorageFailure('unavailable', 'the search writes no clients'))
const readsOnly: BulkWork = { import: refused, compact: refused }

/** The directory as the search reads it, over its own connection. */
export const directorySource = (db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine, changes: ChangeChannel): SearchSource =>
  new PagedClientDirectory({ db, keys, quarantine, changes, bulkWork: readsOnly, compacts: false })
