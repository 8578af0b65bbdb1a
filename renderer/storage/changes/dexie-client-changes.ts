import type { NoteNotice } from '../../../core/domain/chat/note-notice.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import type { ConflictChoice } from '../../../core/domain/client/change/conflict-point.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { DeliveryJob } from '../../../core/outbox/delivery-job.ts'
import type { DeliveryOutcome } from '../../../core/outbox/delivery-outcome.ts'
import type {
  ChangeOutcome,
  ChangeWithState,
  ClientChanges,
  ClientConflict,
  DueTask,
  RemoteNews,
  ResolveOutcome,
  UndoOutcome,
} from '../../../core/ports/client-changes.ts'
import { digestKey } from '../crypto/seat-keys.ts'
import { jobOfRow } from '../jobs/job-row.ts'
import type { JobStore, LeasedJob } from '../jobs/job-store.ts'
import { guarded } from '../storage-failure.ts'
import { applyRemote } from './apply-remote.ts'
import { afterImport } from './after-import.ts'
import { inTurn, type ChangeParts } from './change-parts.ts'
import { openChange } from './change-row.ts'
import { changeStateOf } from './change-states.ts'
import { dueTasks, nextTaskAt } from './due-tasks.ts'
import { eraseChanges } from './erase-changes.ts'
import { keepChange } from './keep-change.ts'
import { entriesOf, isPending, readSides } from './record-sides.ts'
import { conflictOf, resolveConflict } from './resolve-conflict.ts'
import { settleChange } from './settle-change.ts'
import { undoChange } from './undo-change.ts'

const SHOWN = 20

/** Changes of clients' records in IndexedDB. */
export class DexieClientChanges implements ClientChanges {
  readonly #parts: ChangeParts
  readonly #jobs: Pick<JobStore, 'sendAgain'>
  #importSeen: EpochMs | undefined

  constructor(parts: ChangeParts, jobs: Pick<JobStore, 'sendAgain'>) {
    this.#parts = parts
    this.#jobs = jobs
    parts.changes.listen((change) => {
      // A failed look is made good at the next change of the directory.
      if (change.kind === 'directory') this.#lookForImport().catch(() => undefined)
    })
  }

  change(change: ClientChange, notice?: NoteNotice): Promise<ChangeOutcome> {
    return this.#inTurn(() => keepChange(this.#parts, change, notice))
  }

  undo(changeId: string, by: string): Promise<UndoOutcome> {
    return this.#inTurn(() => undoChange(this.#parts, changeId, by))
  }

  async pendingOf(clientId: ClientId): Promise<readonly ClientChange[]> {
    const entries = await this.#entries(clientId)
    return entries.filter(isPending).map(({ change }) => change)
  }

  async statesOf(clientId: ClientId, limit: number = SHOWN): Promise<readonly ChangeWithState[]> {
    const entries = [...(await this.#entries(clientId))].reverse()
    const told: ChangeWithState[] = []
    for (const entry of entries) {
      if (told.length >= limit) break
      const state = changeStateOf(entry, entry.state === 'pending' ? await this.#job(entry.change.id) : undefined)
      if (state !== undefined) told.push({ change: entry.change, state })
    }
    return told
  }

  conflicts(): Promise<readonly ClientConflict[]> {
    return guarded(async () => {
      const { db, keys, quarantine } = this.#parts
      const rows = await db.clientChanges.where('[state+at]').between(['conflict', -Infinity], ['conflict', Infinity]).toArray()
      const entries = await Promise.all(rows.map((row) => openChange(keys, quarantine, row)))
      const ids = new Set(entries.flatMap((entry) => (entry === undefined ? [] : [entry.change.clientId])))
      const found = await Promise.all([...ids].map(async (id) => conflictOf(await readSides(this.#parts, id))))
      return found.filter((conflict) => conflict !== undefined).sort((a, b) => a.at - b.at)
    })
  }

  resolve(changeId: string, choices: Readonly<Record<string, ConflictChoice>>, by: string): Promise<ResolveOutcome> {
    return this.#inTurn(() => resolveConflict(this.#parts, changeId, choices, by))
  }

  async sendAgain(changeId: string): Promise<boolean> {
    const row = await guarded(() => this.#parts.db.clientChanges.where('id').equals(changeId).first())
    return row?.state === 'pending' && (await this.#jobs.sendAgain(changeId))
  }

  applyRemote(news: RemoteNews): Promise<void> {
    return this.#inTurn(() => applyRemote(this.#parts, news))
  }

  dueTasks(query: { readonly until: EpochMs; readonly limit: number; readonly assignee?: string }): Promise<readonly DueTask[]> {
    return guarded(() => dueTasks(this.#parts, query))
  }

  nextTaskAt(now: EpochMs): Promise<EpochMs | undefined> {
    return guarded(() => nextTaskAt(this.#parts, now))
  }

  onChange(listener: () => void): () => void {
    return this.#parts.changes.listen(({ kind }) => {
      if (kind === 'client-changes' || kind === 'directory' || kind === 'jobs') listener()
    })
  }

  /** For the pump: what became of a try, and what follows for the record. False when the lease was lost. */
  settle(leased: LeasedJob, after: DeliveryJob, outcome: DeliveryOutcome): Promise<boolean> {
    return this.#inTurn(() => settleChange(this.#parts, leased, after, outcome))
  }

  /** Removes every trace of these clients from the changes, the deliveries and the tasks; the directory has a remover of its own. */
  erase(ids: readonly ClientId[]): Promise<void> {
    return this.#inTurn(() => eraseChanges(this.#parts, ids))
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return guarded(() => inTurn(this.#parts, work))
  }

  #entries(clientId: ClientId) {
    return guarded(async () => entriesOf(this.#parts, await digestKey(this.#parts.keys, 'client', clientId)))
  }

  async #job(id: string): Promise<DeliveryJob | undefined> {
    const row = await guarded(() => this.#parts.db.jobs.get(id))
    return row === undefined ? undefined : jobOfRow(this.#parts.keys, row)
  }

  /** An import told every record anew: what waits here goes on top of what it says. */
  async #lookForImport(): Promise<void> {
    const at = (await this.#parts.directory.imported())?.at
    if (at === undefined || at === this.#importSeen) return
    this.#importSeen = at
    await this.#inTurn(() => afterImport(this.#parts, at))
  }
}
