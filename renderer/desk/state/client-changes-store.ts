import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NoteNotice } from '../../../core/domain/chat/note-notice.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { ClientChangeBody } from '../../../core/domain/client/change/client-change.ts'
import type { ConflictChoice } from '../../../core/domain/client/change/conflict-point.ts'
import type {
  ChangeOutcome,
  ChangeWithState,
  ClientChanges,
  ClientConflict,
  DueTask,
  ResolveOutcome,
  UndoOutcome,
} from '../../../core/ports/client-changes.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'
import type { Ids } from '../../../core/ports/ids.ts'

/** How many changes of a record the card lists. */
const SHOWN = 20
/** Tasks that are listed at most. */
const TASKS = 50

/** A record with what was done to it on this seat. */
export interface ClientView {
  /** As it is now, our changes on top; undefined: it is not in the directory (merged away, gone). */
  readonly client: Client | undefined
  /** Newest first. */
  readonly changes: readonly ChangeWithState[]
}

export interface ClientChangesState {
  /** Records that somebody watches. */
  readonly views: Readonly<Record<ClientId, ClientView>>
  /** Of all records. */
  readonly conflicts: readonly ClientConflict[]
  /** Tasks whose time to remind has come, soonest first. */
  readonly due: readonly DueTask[]
  /** The storage could not be read the last time. */
  readonly failed: boolean
}

export interface ClientChangesDeps {
  readonly changes: ClientChanges
  readonly directory: ClientDirectory
  readonly clock: Clock
  readonly ids: Ids
  /** Name of the operator. */
  readonly by: () => string
  /** Her id in the team: tasks of others do not ring here. Undefined: all do. */
  readonly me: () => string | undefined
  /** Called with a record that changed here, so that open cards show it. */
  readonly onClient: (client: Client) => void
}

/** Work on clients' records, live across the windows of this seat. Methods reject when the storage fails, with nothing else. */
export interface ClientChangesStore {
  readonly store: StoreApi<ClientChangesState>
  /** Keeps `views[clientId]` fresh until the returned stopper is called. */
  watch(clientId: ClientId): () => void
  /** `notice`: told to colleagues whenever the change is kept. */
  change(clientId: ClientId, body: ClientChangeBody, notice?: NoteNotice): Promise<ChangeOutcome>
  undo(changeId: string): Promise<UndoOutcome>
  /** `choices` by `pointKey(point)`. */
  resolve(changeId: string, choices: Readonly<Record<string, ConflictChoice>>): Promise<ResolveOutcome>
  sendAgain(changeId: string): Promise<boolean>
  refresh(): Promise<void>
  close(): void
}

export const createClientChangesStore = (deps: ClientChangesDeps): ClientChangesStore => new LiveClientChanges(deps)

class LiveClientChanges implements ClientChangesStore {
  readonly store = createStore<ClientChangesState>(() => ({ views: {}, conflicts: [], due: [], failed: false }))
  readonly #deps: ClientChangesDeps
  readonly #watched = new Map<ClientId, number>()
  readonly #stop: () => void
  #cancelReminder = (): void => undefined
  #reading: Promise<void> | undefined
  #stale = false
  #closed = false

  constructor(deps: ClientChangesDeps) {
    this.#deps = deps
    this.#stop = deps.changes.onChange(() => void this.refresh())
    void this.refresh()
  }

  watch(clientId: ClientId): () => void {
    this.#watched.set(clientId, (this.#watched.get(clientId) ?? 0) + 1)
    void this.#view(clientId).catch(() => this.store.setState({ failed: true }))
    let watching = true
    return () => {
      if (!watching) return
      watching = false
      const left = (this.#watched.get(clientId) ?? 1) - 1
      if (left > 0) this.#watched.set(clientId, left)
      else this.#forget(clientId)
    }
  }

  async change(clientId: ClientId, body: ClientChangeBody, notice?: NoteNotice): Promise<ChangeOutcome> {
    const { changes, clock, ids, by } = this.#deps
    const outcome = await changes.change({ id: ids.next(), clientId, at: clock.now(), by: by(), body }, notice)
    if (outcome.kind === 'kept') this.#deps.onClient(outcome.client)
    return outcome
  }

  undo(changeId: string): Promise<UndoOutcome> {
    return this.#deps.changes.undo(changeId, this.#deps.by())
  }

  resolve(changeId: string, choices: Readonly<Record<string, ConflictChoice>>): Promise<ResolveOutcome> {
    return this.#deps.changes.resolve(changeId, choices, this.#deps.by())
  }

  sendAgain(changeId: string): Promise<boolean> {
    return this.#deps.changes.sendAgain(changeId)
  }

  /** One reading at a time; what changes meanwhile is read once more after it. */
  refresh(): Promise<void> {
    this.#stale = true
    this.#reading ??= this.#readUntilFresh().finally(() => (this.#reading = undefined))
    return this.#reading
  }

  close(): void {
    this.#closed = true
    this.#stop()
    this.#cancelReminder()
    this.#watched.clear()
  }

  async #readUntilFresh(): Promise<void> {
    while (this.#stale && !this.#closed) {
      this.#stale = false
      try {
        const { changes } = this.#deps
        const [conflicts] = await Promise.all([
          changes.conflicts(),
          this.#remind(),
          ...[...this.#watched.keys()].map((id) => this.#view(id)),
        ])
        this.store.setState({ conflicts, failed: false })
      } catch {
        this.store.setState({ failed: true })
      }
    }
  }

  async #view(clientId: ClientId): Promise<void> {
    const { changes, directory } = this.#deps
    const [client, list] = await Promise.all([directory.byId(clientId), changes.statesOf(clientId, SHOWN)])
    if (!this.#watched.has(clientId)) return
    const before = this.store.getState().views[clientId]
    this.store.setState(({ views }) => ({ views: { ...views, [clientId]: { client, changes: list } } }))
    if (client !== undefined && before !== undefined && JSON.stringify(before.client) !== JSON.stringify(client))
      this.#deps.onClient(client)
  }

  /** Reads what is due, and looks again when the next one is. */
  async #remind(): Promise<void> {
    const { changes, clock, me } = this.#deps
    const now = clock.now()
    const assignee = me()
    const [due, nextAt] = await Promise.all([
      changes.dueTasks({ until: now, limit: TASKS, ...(assignee === undefined ? {} : { assignee }) }),
      changes.nextTaskAt(now),
    ])
    this.store.setState({ due })
    this.#cancelReminder()
    if (nextAt !== undefined && !this.#closed) this.#cancelReminder = clock.after(reachable(nextAt - now), () => void this.refresh())
  }

  #forget(clientId: ClientId): void {
    this.#watched.delete(clientId)
    this.store.setState(({ views }) => {
      const { [clientId]: _gone, ...rest } = views
      return { views: rest }
    })
  }
}

/** Timers of a page count 32 bits of ms: a later time is looked at again on the way. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
const reachable = (ms: number): number => Math.min(Math.max(0, ms) + 1, LONGEST_TIMER_MS)
