import type { Client } from '../../../core/domain/client/client.ts'
import type { DirectoryDelta } from '../directory/seat-directory.ts'

/** What the search needs of the directory beside its own packs. */
export interface SearchSource {
  /** The newest sight of clients that are not in the pages yet. */
  recent(): Promise<DirectoryDelta>
  /** Every client, for a directory that was written before there were packs. */
  eachPage(): AsyncIterable<readonly Client[]>
}
