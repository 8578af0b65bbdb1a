import { backoffMs, type BackoffPolicy } from '../../../core/domain/backoff.ts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { SeatStorage } from '../seat-storage.ts'
import { systemClock } from '../system-clock.ts'

/** What a source is asked with: the bridge's `directory.pull`. */
export interface PullQuestion {
  readonly source: string
  readonly cursor?: string
  readonly limit: number
}
export type PullAnswer = { readonly kind: 'page'; readonly page: string } | SourceTrouble

export interface SyncedSource {
  readonly id: string
  readonly everySeconds: number
}

export interface SyncOptions {
  readonly storage: Pick<SeatStorage, 'name' | 'sources' | 'onLost'>
  readonly sources: readonly SyncedSource[]
  /** Asks the host. A rejection counts as `unreachable`. */
  readonly pull: (question: PullQuestion, signal: AbortSignal) => Promise<PullAnswer>
  readonly clock?: Clock
  /** 0…1 */
  readonly random?: () => number
}

/** Clients a page: some hundred kilobytes, which a window passes on without being held up. */
const PAGE = 200
/** Pages one round may have; a source that never ends is asked again later. */
const MOST_PAGES = 20_000
/** How long to wait after trouble: a server that is down is not hammered, and one that is back is found within ten minutes. */
const AFTER_TROUBLE: BackoffPolicy = { firstSpreadMs: 5_000, baseMs: 30_000, capMs: 600_000 }
/** A password or a document is put right by people: no need to ask often. */
const AFTER_REFUSAL_MS = 600_000

/**
 * Reads the sources of clients, in one window of all: the holder of the Web Lock; when it closes or dies, the next one goes on
 * where it stood. Each source is read when its time has come, one after the other.
 */
export function startSourceSync(options: SyncOptions): { stop(): void } {
  if (options.sources.length === 0) return { stop: () => undefined }
  const sync = new SourceSync(options)
  const waiting = new AbortController()
  navigator.locks
    .request(`${options.storage.name}-sources`, { signal: waiting.signal }, () => sync.run())
    // Stopped while it stood by: there is nothing to undo.
    .catch(() => undefined)
  const stop = (): void => {
    waiting.abort()
    sync.stop()
  }
  options.storage.onLost(stop)
  return { stop }
}

class SourceSync {
  readonly #options: Required<SyncOptions>
  readonly #dueAt = new Map<string, number>()
  /** To be read from the beginning the next time. */
  readonly #whole = new Set<string>()
  readonly #stopping = new AbortController()
  #wake: () => void = () => undefined

  constructor(options: SyncOptions) {
    this.#options = { clock: systemClock, random: Math.random, ...options }
  }

  async run(): Promise<void> {
    const { clock, sources, storage } = this.#options
    for (const { id } of sources) this.#dueAt.set(id, clock.now())
    const unsubscribe = storage.sources.onWanted((source, whole) => {
      if (!this.#dueAt.has(source)) return
      if (whole) this.#whole.add(source)
      this.#dueAt.set(source, clock.now())
      this.#wake()
    })
    while (!this.#stopping.signal.aborted) {
      const next = this.#next()
      if (next === undefined) break
      const waitMs = next.dueAt - clock.now()
      if (waitMs > 0) await this.#rest(waitMs)
      else await this.#readInTime(next.source)
    }
    unsubscribe()
  }

  stop(): void {
    this.#stopping.abort()
    this.#wake()
  }

  #next(): { readonly source: SyncedSource; readonly dueAt: number } | undefined {
    const due = this.#options.sources.map((source) => ({ source, dueAt: this.#dueAt.get(source.id) ?? 0 }))
    return due.sort((one, other) => one.dueAt - other.dueAt)[0]
  }

  /** Reads it, and says when it is due again. A disk that does not take it is trouble like any other. */
  async #readInTime(source: SyncedSource): Promise<void> {
    const { clock, storage } = this.#options
    // Whoever wants it while it is read wants it once more.
    this.#dueAt.set(source.id, Infinity)
    let waitMs = source.everySeconds * 1000
    try {
      const trouble = await this.#read(source.id)
      if (trouble !== undefined && !this.#stopping.signal.aborted) {
        await storage.sources.fail(source.id, trouble)
        waitMs = this.#waitAfter(trouble, (await storage.sources.status(source.id))?.trouble?.failures ?? 1)
      }
    } catch {
      waitMs = AFTER_TROUBLE.baseMs
    }
    this.#dueAt.set(source.id, Math.min(this.#dueAt.get(source.id) ?? Infinity, clock.now() + waitMs))
  }

  /** One round, to its end. @returns what was wrong */
  async #read(source: string): Promise<SourceTrouble | undefined> {
    const round = await this.#options.storage.sources.begin(source)
    try {
      let cursor = this.#whole.delete(source) ? undefined : round.cursor
      for (let page = 0; page < MOST_PAGES && !this.#stopping.signal.aborted; page += 1) {
        const answer = await this.#ask({ source, ...(cursor === undefined ? {} : { cursor }), limit: PAGE })
        if (answer.kind !== 'page') return answer
        const applied = await round.write(answer.page)
        if (applied.kind === 'unreadable') return { kind: 'malformed', cause: 'unreadable' }
        if (!applied.more) return undefined
        cursor = applied.cursor
      }
      return undefined
    } finally {
      round.close()
    }
  }

  #ask(question: PullQuestion): Promise<PullAnswer> {
    return this.#options.pull(question, this.#stopping.signal).catch(() => ({ kind: 'unreachable', afterMs: 0 }))
  }

  #waitAfter(trouble: SourceTrouble, failures: number): number {
    if (trouble.kind === 'denied' || trouble.kind === 'not-set-up') return AFTER_REFUSAL_MS
    const atLeast = trouble.kind === 'unreachable' ? trouble.afterMs : 0
    return Math.max(atLeast, backoffMs(AFTER_TROUBLE, failures, this.#options.random()))
  }

  /** Until the time is up, somebody wants a source or the sync is stopped. */
  #rest(forMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(Math.min(forMs, 3_600_000), resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }
}
