import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { ClientSearch, SearchOptions, SearchOutcome, SearchStatus } from '../../../core/ports/client-search.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { closeHost, type IndexHost } from '../index-host.ts'
import { fromSearchSchema, type FromSearch, type ToSearch } from './search-protocol.ts'

interface Asked {
  readonly no: number
  readonly settle: (outcome: SearchOutcome) => void
}

/** The search of one window: everything heavy happens at the other end of a port. */
export class SeatClientSearch implements ClientSearch {
  readonly #databaseName: string
  readonly #keys: SeatKeys
  readonly #open: () => IndexHost
  readonly #listeners = new Set<() => void>()
  #status: SearchStatus = { kind: 'idle' }
  #host: IndexHost | undefined
  #asked: Asked | undefined
  #no = 0
  #closed = false

  constructor(databaseName: string, keys: SeatKeys, open: () => IndexHost) {
    this.#databaseName = databaseName
    this.#keys = keys
    this.#open = open
  }

  readonly status = {
    get: (): SearchStatus => this.#status,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  prepare(): void {
    if (this.#closed || this.#status.kind === 'loading' || this.#status.kind === 'ready') return
    this.#tell({ kind: 'loading', done: 0, total: 0 })
    this.#host ??= this.#begin()
    this.#say({ kind: 'open', databaseName: this.#databaseName, keys: this.#keys })
  }

  search(query: string, { limit, signal }: SearchOptions): Promise<SearchOutcome> {
    this.#supersede()
    if (signal?.aborted) return Promise.resolve({ kind: 'superseded' })
    this.prepare()
    if (this.#closed) return Promise.resolve({ kind: 'failed', why: 'stopped' })
    return new Promise((resolve) => {
      const no = (this.#no += 1)
      this.#asked = { no, settle: resolve }
      signal?.addEventListener('abort', () => {
        if (this.#asked?.no === no) this.#supersede()
      })
      this.#say({ kind: 'search', no, query, limit })
    })
  }

  /** Wipes the memory of the index and ends its worker. */
  close(): void {
    this.#closed = true
    this.#supersede()
    this.#listeners.clear()
    const host = this.#host
    this.#host = undefined
    if (host !== undefined) closeHost(host, hasClosed)
  }

  #begin(): IndexHost {
    const host = this.#open()
    host.port.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = fromSearchSchema.safeParse(event.data)
      if (parsed.success) this.#take(parsed.data)
    }
    host.onStopped(() => {
      host.end()
      this.#host = undefined
      this.#fail('stopped')
    })
    return host
  }

  #take(message: FromSearch): void {
    switch (message.kind) {
      case 'status':
        if (message.status.kind === 'failed') this.#fail(message.status.why)
        else this.#tell(message.status)
        break
      case 'answer':
        if (this.#asked?.no === message.no) this.#settle({ kind: 'answered', answer: message.answer })
        break
      case 'closed':
        break
      default:
        missingCase(message)
    }
  }

  #fail(why: 'storage' | 'stopped'): void {
    this.#tell({ kind: 'failed', why })
    this.#settle({ kind: 'failed', why })
  }

  #supersede(): void {
    this.#settle({ kind: 'superseded' })
  }

  #settle(outcome: SearchOutcome): void {
    const asked = this.#asked
    this.#asked = undefined
    asked?.settle(outcome)
  }

  #say(message: ToSearch): void {
    this.#host?.port.postMessage(message)
  }

  #tell(status: SearchStatus): void {
    this.#status = status
    for (const listener of [...this.#listeners]) listener()
  }
}

function hasClosed(message: unknown): boolean {
  const parsed = fromSearchSchema.safeParse(message)
  return parsed.success && parsed.data.kind === 'closed'
}
