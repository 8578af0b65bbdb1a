import type { NoteNotice } from '../../../core/domain/chat/note-notice.ts'
import { applyChange } from '../../../core/domain/client/change/apply-change.ts'
import { inverseOf } from '../../../core/domain/client/change/inverse.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
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
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'

interface Kept {
  readonly change: ClientChange
  readonly before: Client | undefined
}

/** Changes that last as long as their window, over a directory that keeps the records: for a desk whose storage keeps none. */
export const createMemoryClientChanges = (
  directory: ClientDirectory,
  now: () => EpochMs = Date.now,
  tell: (notice: NoteNotice) => void = () => undefined,
): ClientChanges => new MemoryClientChanges(directory, now, tell)

class MemoryClientChanges implements ClientChanges {
  readonly #directory: ClientDirectory
  readonly #now: () => EpochMs
  readonly #tell: (notice: NoteNotice) => void
  readonly #kept: Kept[] = []
  readonly #tasks = new Map<ClientId, readonly DueTask[]>()
  readonly #listeners = new Set<() => void>()

  constructor(directory: ClientDirectory, now: () => EpochMs, tell: (notice: NoteNotice) => void) {
    this.#directory = directory
    this.#now = now
    this.#tell = tell
  }

  async change(change: ClientChange, notice?: NoteNotice): Promise<ChangeOutcome> {
    const before = await this.#directory.byId(change.clientId)
    const applied = applyChange(before, change)
    if (!applied.ok) return { kind: 'refused', ...applied.error }
    this.#kept.push({ change, before })
    await this.#save(applied.value)
    if (notice !== undefined) this.#tell(notice)
    return { kind: 'kept', change, client: applied.value }
  }

  async undo(changeId: string, by: string): Promise<UndoOutcome> {
    const found = this.#kept.find(({ change }) => change.id === changeId)
    if (found === undefined) return { kind: 'refused', why: 'absent' }
    const { change, before } = found
    if (this.#of(change.clientId).at(-1) === found && before !== undefined) {
      this.#kept.splice(this.#kept.indexOf(found), 1)
      await this.#save(before)
      return { kind: 'taken-back', client: before }
    }
    const body = inverseOf(change, before)
    if (body === undefined) return { kind: 'refused', why: 'not-reversible' }
    const outcome = await this.change({ id: `${changeId}-undone`, clientId: change.clientId, at: this.#now(), by, body })
    if (outcome.kind === 'refused') return { kind: 'refused', why: 'changed-since' }
    return { kind: 'reversed', change: outcome.change, client: outcome.client }
  }

  pendingOf(clientId: ClientId): Promise<readonly ClientChange[]> {
    return Promise.resolve(this.#of(clientId).map(({ change }) => change))
  }

  statesOf(clientId: ClientId, limit = 20): Promise<readonly ChangeWithState[]> {
    const newest = [...this.#of(clientId)].reverse().slice(0, limit)
    return Promise.resolve(newest.map(({ change }) => ({ change, state: { kind: 'waiting', dueAt: change.at } as const })))
  }

  conflicts(): Promise<readonly ClientConflict[]> {
    return Promise.resolve([])
  }

  resolve(): Promise<ResolveOutcome> {
    return Promise.resolve({ kind: 'refused', why: 'absent' })
  }

  sendAgain(): Promise<boolean> {
    return Promise.resolve(false)
  }

  async applyRemote({ upserts }: RemoteNews): Promise<void> {
    for (const client of upserts) await this.#save(client)
  }

  dueTasks({ until, limit, assignee }: Parameters<ClientChanges['dueTasks']>[0]): Promise<readonly DueTask[]> {
    const isFor = ({ task }: DueTask): boolean => assignee === undefined || task.assignee === undefined || task.assignee === assignee
    const due = this.#open().filter((found) => remindAt(found) <= until && isFor(found))
    return Promise.resolve(due.slice(0, limit))
  }

  nextTaskAt(now: EpochMs): Promise<EpochMs | undefined> {
    return Promise.resolve(
      this.#open()
        .map(remindAt)
        .find((at) => at > now),
    )
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #of(clientId: ClientId): readonly Kept[] {
    return this.#kept.filter(({ change }) => change.clientId === clientId)
  }

  #open(): readonly DueTask[] {
    return [...this.#tasks.values()].flat().sort((a, b) => remindAt(a) - remindAt(b))
  }

  async #save(client: Client): Promise<void> {
    await this.#directory.save(client)
    this.#tasks.set(client.id, openTasks(client))
    for (const listener of [...this.#listeners]) listener()
  }
}

const remindAt = ({ task }: DueTask): EpochMs => task.remindAt ?? task.dueAt

const openTasks = (client: Client): readonly DueTask[] =>
  (client.tasks ?? []).flatMap((task) => {
    const clientName = `${client.name.given} ${client.name.family}`.trim()
    return task.done === undefined ? [{ clientId: client.id, clientName, task }] : []
  })
