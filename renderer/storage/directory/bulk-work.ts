import type { Bytes } from '../bytes.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { ImportOptions, ImportOutcome, ImportSource, KeptClients } from './import-source.ts'

/** Records from outside, parsed one by one before they are written. */
export type ClientStream = { readonly kind: 'clients'; readonly clients: Iterable<unknown> | AsyncIterable<unknown> }

export interface ImportRequest {
  readonly databaseName: string
  readonly keys: SeatKeys
  readonly source: ImportSource | ClientStream
  readonly label: string
  readonly keep: KeptClients
  readonly resume: boolean
}

export interface CompactionRequest {
  readonly databaseName: string
  readonly keys: SeatKeys
  /** Keys of clients who are erased; absent: everything that was told. */
  readonly only?: readonly Bytes[]
}

/** Runs bulk work to its end: in a worker, or in place where there are no workers. */
export interface BulkWork {
  import(request: ImportRequest, options: ImportOptions): Promise<ImportOutcome>
  compact(request: CompactionRequest): Promise<void>
}
