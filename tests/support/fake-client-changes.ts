import type { ConflictChoice } from '../../core/domain/client/change/conflict-point.ts'
import type { NoteNotice } from '../../core/domain/chat/note-notice.ts'
import type { ClientDirectory } from '../../core/ports/client-directory.ts'
import type { ChangeState, ChangeWithState, ClientChanges, ClientConflict, ResolveOutcome } from '../../core/ports/client-changes.ts'
import type { ClientId } from '../../core/domain/client/client.ts'
import { createMemoryClientChanges } from '../../renderer/desk/state/memory-client-changes.ts'

/** Changes in memory, whose deliveries and disputes the test tells. */
export class FakeClientChanges implements ClientChanges {
  readonly resolved: Readonly<Record<string, ConflictChoice>>[] = []
  readonly sentAgain: string[] = []
  readonly #memory: ClientChanges
  readonly #listeners = new Set<() => void>()
  #conflicts: readonly ClientConflict[] = []
  #state: ChangeState | undefined
  /** What colleagues are to be told. */
  readonly told: NoteNotice[] = []
  /** The disk takes nothing. */
  full = false

  constructor(directory: ClientDirectory, now: () => number) {
    this.#memory = createMemoryClientChanges(directory, now, (notice) => void this.told.push(notice))
    this.change = async (change, notice) => {
      if (this.full) throw new Error('QuotaExceededError')
      return await this.#memory.change(change, notice)
    }
  }

  readonly change: ClientChanges['change']
  readonly undo: ClientChanges['undo'] = (id, by) => this.#memory.undo(id, by)
  readonly pendingOf: ClientChanges['pendingOf'] = (id) => this.#memory.pendingOf(id)
  readonly applyRemote: ClientChanges['applyRemote'] = (news) => this.#memory.applyRemote(news)
  readonly dueTasks: ClientChanges['dueTasks'] = (query) => this.#memory.dueTasks(query)
  readonly nextTaskAt: ClientChanges['nextTaskAt'] = (now) => this.#memory.nextTaskAt(now)

  async statesOf(clientId: ClientId, limit?: number): Promise<readonly ChangeWithState[]> {
    const all = await this.#memory.statesOf(clientId, limit)
    const state = this.#state
    return state === undefined ? all : all.map(({ change }) => ({ change, state }))
  }

  conflicts(): Promise<readonly ClientConflict[]> {
    return Promise.resolve(this.#conflicts)
  }

  resolve(_changeId: string, choices: Readonly<Record<string, ConflictChoice>>): Promise<ResolveOutcome> {
    this.resolved.push(choices)
    this.tellConflicts([])
    return Promise.resolve({ kind: 'resolved', client: undefined, changes: [] })
  }

  sendAgain(changeId: string): Promise<boolean> {
    this.sentAgain.push(changeId)
    return Promise.resolve(true)
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    const stop = this.#memory.onChange(listener)
    return () => {
      this.#listeners.delete(listener)
      stop()
    }
  }

  tellConflicts(conflicts: readonly ClientConflict[]): void {
    this.#conflicts = conflicts
    this.#tell()
  }

  /** Every change stands so from now on. */
  tellState(state: ChangeState): void {
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
