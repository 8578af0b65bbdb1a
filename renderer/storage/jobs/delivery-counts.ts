import type { Observable } from '../seat-storage.ts'
import { NO_DELIVERIES, type DeliveryCounts } from './delivery-job.ts'
import type { DexieJobs } from './dexie-jobs.ts'

/** Counts the deliveries again whenever jobs change in any window. A failed count keeps the last one. */
export class LiveDeliveryCounts implements Observable<DeliveryCounts> {
  readonly #jobs: Pick<DexieJobs, 'counts' | 'onChange'>
  readonly #listeners = new Set<() => void>()
  readonly #stop: () => void
  #counts = NO_DELIVERIES
  #counting: Promise<void> | undefined
  #stale = false

  constructor(jobs: Pick<DexieJobs, 'counts' | 'onChange'>) {
    this.#jobs = jobs
    this.#stop = jobs.onChange(() => void this.refresh())
  }

  get(): DeliveryCounts {
    return this.#counts
  }

  // A field, because React's useSyncExternalStore calls it without its object.
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** One count at a time; what changes meanwhile is counted once more after it. */
  refresh(): Promise<void> {
    this.#stale = true
    this.#counting ??= this.#countUntilFresh().finally(() => (this.#counting = undefined))
    return this.#counting
  }

  close(): void {
    this.#stop()
    this.#listeners.clear()
  }

  async #countUntilFresh(): Promise<void> {
    while (this.#stale) {
      this.#stale = false
      const counts = await this.#jobs.counts().catch(() => this.#counts)
      if (sameCounts(counts, this.#counts)) continue
      this.#counts = counts
      for (const listener of [...this.#listeners]) listener()
    }
  }
}

const sameCounts = (a: DeliveryCounts, b: DeliveryCounts): boolean => JSON.stringify(a) === JSON.stringify(b)
