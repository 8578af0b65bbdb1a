import type { SeatSources, SourceStatus } from '../../renderer/storage/sync/seat-sources.ts'

/** How sources stand, as a test says; remembers which ones were wanted. */
export class FakeSources implements SeatSources {
  readonly wanted: string[] = []
  /** Of them those that are to be read from the beginning. */
  readonly wholly: string[] = []
  readonly #statuses = new Map<string, SourceStatus>()
  readonly #listeners = new Set<() => void>()

  say(...statuses: readonly SourceStatus[]): this {
    for (const status of statuses) this.#statuses.set(status.source, status)
    for (const listener of this.#listeners) listener()
    return this
  }

  status(source: string): Promise<SourceStatus | undefined> {
    return Promise.resolve(this.#statuses.get(source))
  }

  begin(): Promise<never> {
    return Promise.reject(new Error('nothing is read here'))
  }

  fail(): Promise<void> {
    return Promise.resolve()
  }

  wantNow(source: string, whole = false): void {
    this.wanted.push(source)
    if (whole) this.wholly.push(source)
  }

  onWanted(): () => void {
    return () => undefined
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
