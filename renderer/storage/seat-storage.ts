import type { TeamFileShelf } from '../../core/outbox/team-file.ts'
import type { TeamOutbox } from '../../core/outbox/team-outbox.ts'
import type { ClientId } from '../../core/domain/client/client-id.ts'
import type { ClientChanges } from '../../core/ports/client-changes.ts'
import type { PredictionCount } from '../../core/domain/process/prediction-count.ts'
import type { CallId } from '../../core/domain/call/call.ts'
import type { CallerMemory } from '../../core/ports/caller-memory.ts'
import type { ClientSearch } from '../../core/ports/client-search.ts'
import type { KnowledgeBase } from '../../core/ports/knowledge-base.ts'
import type { ScriptCopies } from '../../core/ports/script-copies.ts'
import type { InteractionJournal } from '../../core/ports/interaction-journal.ts'
import type { SeatDirectory } from './directory/seat-directory.ts'
import type { JobQueue, JobStore } from './jobs/job-store.ts'
import type { DeliveryCounts } from './jobs/delivery-job.ts'
import type { AnswerDraftShelf } from './team/answer-draft.ts'
import type { SeatPrivacy } from './privacy/seat-privacy.ts'
import type { SeatSources } from './sync/seat-sources.ts'
import type { FileImports } from './import-file/file-imports.ts'
import type { HomeCounts } from './rescue/brought-home.ts'
import type { QuarantinedRow } from './quarantine.ts'
import type { SeatMode } from './seat-mode.ts'

export type { SeatDirectory } from './directory/seat-directory.ts'

/** Changes of clients' records, with what only the owner of the data needs. */
export interface SeatClientChanges extends ClientChanges {
  /** Removes every trace of these clients from changes, deliveries and tasks; the directory's `remove` does its part. */
  erase(ids: readonly ClientId[]): Promise<void>
}

/** A value that changes by itself: `get` is stable between changes, so it fits `useSyncExternalStore`. */
export interface Observable<T> {
  get(): T
  /** Returns the unsubscriber. */
  subscribe(listener: () => void): () => void
}

/** The journal, with news of changes made in any window. */
export interface SeatJournal extends InteractionJournal {
  /** Called after a write of this window or another one is durable. Returns the unsubscriber. */
  onChange(listener: (change: { readonly callId: CallId }) => void): () => void
}

/** Everything one seat keeps on this machine. Any method may reject with `StorageFailure`, and with nothing else. */
export interface SeatStorage {
  /** Name of the database; locks and channels are named after it. */
  readonly name: string
  readonly mode: SeatMode
  /** Names this making of the database: another one of the same seat was begun anew. Letters, digits, at most 8. */
  readonly made: string
  /** False only in the explicit plain mode, which the screen shows. */
  readonly encrypted: boolean
  readonly directory: SeatDirectory
  /** Its index is read at the first search, or by `prepare`. */
  readonly search: ClientSearch
  /** The knowledge base as the hub told it last. Its copy is read at the first search, or by `prepare`. */
  readonly knowledge: KnowledgeBase
  readonly journal: SeatJournal
  /** What was learned about callers. */
  readonly callers: CallerMemory
  readonly jobs: JobStore
  /** Changes of clients' records made here, with their deliveries and reminders. */
  readonly clientChanges: SeatClientChanges
  /** Where the reading of sources of clients stands. */
  readonly sources: SeatSources
  /** Brings files of clients into the directory. */
  readonly fileImports: FileImports
  /** For the outbox pump. */
  readonly queue: JobQueue
  /** How many deliveries stand in each state, live across windows. */
  readonly delivery: Observable<DeliveryCounts>
  /** What waits for the team's hub. */
  readonly team: TeamOutbox
  /** Files of escalations that wait for the team's hub. */
  readonly teamFiles: TeamFileShelf
  /** How often clients asked what was foretold; grows when a call is finished. */
  readonly predictions: { all(): Promise<readonly PredictionCount[]> }
  /** Copies of scripts, for when the hub is away. */
  readonly scripts: ScriptCopies
  /** Answers of line 2 that are being written. */
  readonly answerDrafts: AnswerDraftShelf
  readonly privacy: SeatPrivacy
  /** What came home after the database did not open, and was not told yet. */
  readonly broughtHome: { add(counts: HomeCounts): Promise<void>; take(): Promise<HomeCounts> }
  readonly quarantine: {
    count(): Promise<number>
    /** Newest first. */
    list(limit: number): Promise<readonly QuarantinedRow[]>
  }
  /** The database was closed under this window (upgrade in another one, storage cleared): reload. Returns the unsubscriber. */
  onLost(listener: () => void): () => void
  close(): void
}
