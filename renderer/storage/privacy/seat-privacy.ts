import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import type { Interaction } from '../../../core/domain/interaction/interaction.ts'
import type { CallerKnowledge } from '../../../core/domain/client/caller-knowledge.ts'
import type { EpochMs } from '../../../core/domain/time.ts'

/** Everything this seat keeps about one person. */
export interface PersonalData {
  readonly record?: Client
  /** As his source last told it, when it was edited here since. */
  readonly told?: Client
  /** Newest first, also those that were sent. */
  readonly changes: readonly { readonly change: ClientChange; readonly state: string }[]
  /** Oldest first. */
  readonly calls: readonly Interaction[]
  /** What was learned of whoever calls by his numbers; `number` may have `;ext=`, or be `email:…` or `login:…`. */
  readonly learned: readonly { readonly number: string; readonly knowledge: CallerKnowledge }[]
  /** What was typed into his card and not saved. */
  readonly drafts?: readonly string[]
}

/** Work about one person that has not reached its receiver. */
export interface UnsentWork {
  readonly changes: number
  readonly calls: number
}

/** How far a long work is. */
export interface SweepProgress {
  readonly looked: number
  readonly total: number
}

export interface SweepOptions {
  /** Records that nobody needed for so many days leave, 0…3650. 0: none does; only settled changes go, after 30 days. */
  readonly days: number
  readonly onProgress?: (progress: SweepProgress) => void
  readonly signal?: AbortSignal
}

export interface SweepOutcome {
  readonly clients: number
  /** Calls that no longer say whose they were. */
  readonly calls: number
}

/** What the owner of personal data asks of a seat's storage. Any method may reject with `StorageFailure`. */
export interface SeatPrivacy {
  /** The mark of a client in the audit log: 32 hexadecimal digits that only this seat can make. */
  subjectOf(clientId: ClientId): Promise<string>
  /** The client was needed now: a call of his, his card opened. */
  needed(clientId: ClientId): Promise<void>
  dataOf(clientId: ClientId): Promise<PersonalData>
  unsentOf(clientId: ClientId): Promise<UnsentWork>
  /**
   * Erases a person: record, edits, search, changes, tasks, deliveries, what was learned; his calls stay without him. What was
   * not sent yet is lost. A source that still has the record does not bring it back.
   */
  erase(clientId: ClientId): Promise<void>
  /** Lets go of who was not needed for long. One at a time in all windows; undefined when another window does it, or it was aborted. */
  sweep(options: SweepOptions): Promise<SweepOutcome | undefined>
  /** All that waits to be sent from this seat. */
  unsent(): Promise<number>
  /** When something was last needed by a sweep: for a new one each day. */
  lastSweep(): Promise<EpochMs | undefined>
}
