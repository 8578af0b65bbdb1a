import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'
import type { ImportOptions, ImportOutcome, ImportSource, ResumableImport } from './import-source.ts'

/** What changed at a source. */
export interface DirectoryDelta {
  readonly upserts: readonly Client[]
  /** Clients that are no longer there. */
  readonly gone: readonly ClientId[]
}

/** What is known of one client, by where it comes from. */
export interface ClientLayers {
  /** As it was edited on this seat, which lies on top. */
  readonly edited?: Client
  /** As its source last told it. */
  readonly told?: Client
}

/** The directory, with what only bulk work and the sandbox need. */
export interface SeatDirectory extends ClientDirectory {
  /** Those of these clients that are known, in the order asked for. */
  byIds(ids: readonly ClientId[]): Promise<readonly Client[]>
  /** Creates or replaces many in one transaction. Like `save`, an edit of this seat: it lies on top of whatever sources tell. */
  saveAll(clients: readonly Client[]): Promise<void>
  /** Both sights of one client, for telling a conflict. */
  layers(id: ClientId): Promise<ClientLayers>
  /** Writes what a source told, in one transaction, durable when resolved. Edits of this seat stay on top. */
  applyDelta(delta: DirectoryDelta): Promise<void>
  /** Erases clients: when it resolves, neither pages, index nor edits hold them. */
  remove(ids: readonly ClientId[]): Promise<void>
  /** Clients that would be found now. Exact; reads much of the index when many changed lately. */
  count(): Promise<number>
  /** Every client, some dozens at a time. One that is changed meanwhile may be given twice, as it was and as it is. */
  eachPage(): AsyncIterable<readonly Client[]>
  /** What `save` and `applyDelta` wrote lately and is not in the pages yet, the newest sight of each client. Up to some thousands. */
  recent(): Promise<DirectoryDelta>
  /** Merges what was written lately into the pages, in a Worker. Runs by itself when there is enough of it. */
  compact(): Promise<void>
  /**
   * Replaces the bulk part of the directory: in a Worker, swapped in at the end, so that a cancelled or broken import
   * changes nothing. Clients that were edited on this seat still win over imported ones.
   */
  bulkImport(clients: Iterable<Client> | AsyncIterable<Client>, options?: ImportOptions): Promise<ImportOutcome>
  /** Same, for a source that the worker makes itself. */
  importFrom(source: ImportSource, options?: ImportOptions): Promise<ImportOutcome>
  /** What the last bulk import left; undefined before the first one. */
  imported(): Promise<{ readonly label: string; readonly clientCount: number; readonly at: number } | undefined>
  /** A broken or cancelled import that `resume: true` with the same label goes on with. */
  resumable(): Promise<ResumableImport | undefined>
  /** Called when clients were saved or imported in any window. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
}
