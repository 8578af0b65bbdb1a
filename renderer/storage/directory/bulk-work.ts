import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { ImportOptions, ImportOutcome, ImportSource, KeptClients } from './import-source.ts'

/** Records from outside, parsed one by one before they are written. */
export type ClientStream = { readonly kind: 'clients'; readonly clients: Iterable<unknown> | AsyncIterable<unknown> }

/** Clients that the worker itself made of rows whose every cell was checked: parsing them again would cost more than all the rest. */
export type MadeClients = { readonly kind: 'made'; readonly clients: AsyncIterable<Client> }

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
