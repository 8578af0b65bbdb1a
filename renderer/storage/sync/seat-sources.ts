import type { RefusedRecord } from '../../../core/domain/directory/source-fault.ts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Applied } from './applied.ts'

/** How the reading of one source stands, for people. */
export interface SourceStatus {
  readonly source: string
  readonly clientCount: number
  /** When it was last read to its end; absent: never. */
  readonly succeededAt?: EpochMs
  /** What is wrong now; absent: nothing. `at`: when it was last tried. */
  readonly trouble?: { readonly trouble: SourceTrouble; readonly since: EpochMs; readonly at: EpochMs; readonly failures: number }
  /** Records that were not understood in the newest telling, the last of them. */
  readonly refused: readonly RefusedRecord[]
  readonly refusedCount: number
}

/** Writes one round of a source's pages. Only one window at a time holds it: see `startSourceSync`. */
export interface SourceRound {
  /** Where to go on. */
  readonly cursor: string | undefined
  write(page: string): Promise<Applied>
  close(): void
}

/** Where the reading of sources stands on this seat. Any method may reject with `StorageFailure`. */
export interface SeatSources {
  /** Undefined: it was never asked. */
  status(source: string): Promise<SourceStatus | undefined>
  begin(source: string): Promise<SourceRound>
  /** The source gave nothing. */
  fail(source: string, trouble: SourceTrouble): Promise<void>
  /** Asks the window that reads to do it now. `whole`: everything anew, so that what was removed there without a trace goes here too. */
  wantNow(source: string, whole?: boolean): void
  /** Called when a window wants it. Returns the unsubscriber. */
  onWanted(listener: (source: string, whole: boolean) => void): () => void
  /** Called when a state changed in any window. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
}
