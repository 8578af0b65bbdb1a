import type { NoteNotice } from '../domain/chat/note-notice.ts'
import type { Client, ClientId } from '../domain/client/client.ts'
import type { ClientTask } from '../domain/client/client-task.ts'
import type { ChangeRefusal } from '../domain/client/change/change-refusal.ts'
import type { ClientChange } from '../domain/client/change/client-change.ts'
import type { ConflictChoice, ConflictPoint } from '../domain/client/change/conflict-point.ts'
import type { EpochMs } from '../domain/time.ts'

/**
 * Where a change stands.
 * `waiting`: not tried yet, `dueAt` is when it will be; on a seat without a CRM it waits for the day when there is one.
 * `retrying`: tried and to be tried again; `given-up`: a day of tries is over. `rejected`: the CRM will not take it as it is.
 * `conflict`: somebody changed the same there; nothing was taken, see `ClientConflict`.
 */
export type ChangeState =
  | { readonly kind: 'waiting'; readonly dueAt: EpochMs }
  | { readonly kind: 'sending' }
  | { readonly kind: 'retrying'; readonly at: EpochMs; readonly tries: number }
  | { readonly kind: 'sent'; readonly at: EpochMs }
  | { readonly kind: 'given-up'; readonly at: EpochMs }
  | { readonly kind: 'rejected'; readonly at: EpochMs; readonly why: string }
  | { readonly kind: 'conflict'; readonly at: EpochMs }

export interface ChangeWithState {
  readonly change: ClientChange
  readonly state: ChangeState
}

/** All that is in dispute about one record, both sides of it. */
export interface ClientConflict {
  readonly clientId: ClientId
  /** Our changes that met theirs, oldest first; any of their ids names the conflict. */
  readonly changeIds: readonly [string, ...string[]]
  /** The newest of them, as the operator knows it: when she did it. */
  readonly at: EpochMs
  /** At least one. */
  readonly points: readonly ConflictPoint[]
  /** The record as it is shown here, with our changes. */
  readonly mine: Client
  /** The record as it is there; null: removed. */
  readonly theirs: Client | null
}

export type ChangeOutcome =
  | { readonly kind: 'kept'; readonly change: ClientChange; /** The record after it. */ readonly client: Client }
  | ({ readonly kind: 'refused' } & ChangeRefusal)

/**
 * `taken-back`: it was never sent, and is gone. `reversed`: it was sent (or may have been), and `change` takes it back there.
 * Refused: `absent`: no such change; `changed-since`: something later stands on it; `not-reversible`: sent, and nothing takes it back.
 */
export type UndoOutcome =
  | { readonly kind: 'taken-back'; readonly client: Client | undefined }
  | { readonly kind: 'reversed'; readonly change: ClientChange; readonly client: Client }
  | { readonly kind: 'refused'; readonly why: 'absent' | 'changed-since' | 'not-reversible' }

/** `choice-missing`: a point has no choice; `absent`: this is no conflict any more. */
export type ResolveOutcome =
  | {
      readonly kind: 'resolved'
      readonly client: Client | undefined
      /** What is sent now; empty when theirs stays. */ readonly changes: readonly ClientChange[]
    }
  | { readonly kind: 'refused'; readonly why: 'absent' | 'choice-missing' }
  | ({ readonly kind: 'refused' } & ChangeRefusal)

/** A task of any client that is to be done. */
export interface DueTask {
  readonly clientId: ClientId
  /** Given and family name. */
  readonly clientName: string
  readonly task: ClientTask
}

/** News from outside about records: whole ones, and ids of those that are gone. */
export interface RemoteNews {
  readonly upserts: readonly Client[]
  readonly gone: readonly ClientId[]
}

/**
 * Changes of clients' records made on this seat. A change is written together with the changed record and its delivery in one
 * transaction: after a power cut all of it is there, or none. Any method may reject when the disk does not take or give it.
 */
export interface ClientChanges {
  /**
   * Checks it against the record as it is now, then keeps it; resolves when it is on the disk. An id that was kept before is the
   * same change: nothing is done twice. `notice` waits for the team's hub from that same transaction on: colleagues who are called
   * in a note are told of it whenever the note is there.
   */
  change(change: ClientChange, notice?: NoteNotice): Promise<ChangeOutcome>
  undo(changeId: string, by: string): Promise<UndoOutcome>
  /** Changes of this record that the CRM has not taken yet, oldest first. */
  pendingOf(clientId: ClientId): Promise<readonly ClientChange[]>
  /** The newest `limit` changes of this record (20), newest first, also those that were sent. */
  statesOf(clientId: ClientId, limit?: number): Promise<readonly ChangeWithState[]>
  /** Of all records, oldest first. */
  conflicts(): Promise<readonly ClientConflict[]>
  /** Settles the conflict this change is part of. `choices` by `pointKey`: one for each point. */
  resolve(changeId: string, choices: Readonly<Record<string, ConflictChoice>>, by: string): Promise<ResolveOutcome>
  /** A rejected or given-up change is due again, now. False: there is no such one. */
  sendAgain(changeId: string): Promise<boolean>
  /**
   * What a source or the CRM says, under what was changed here: pending changes stay on top, and what meets is a conflict.
   * A record that is gone there and has pending changes stays here, in conflict. Nothing is overwritten silently.
   */
  applyRemote(news: RemoteNews): Promise<void>
  /**
   * Open tasks of the records that were changed here or came from a source, whose time to remind has come by `until`, soonest first.
   * `assignee`: only those of this person or of nobody in particular.
   */
  dueTasks(query: { readonly until: EpochMs; readonly limit: number; readonly assignee?: string }): Promise<readonly DueTask[]>
  /** When the next open task after `now` is to be remembered; undefined: none. */
  nextTaskAt(now: EpochMs): Promise<EpochMs | undefined>
  /** Called when changes, their states or tasks moved in any window. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
}
