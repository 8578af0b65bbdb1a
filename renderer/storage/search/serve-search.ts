import { missingCase } from '../../../core/domain/exhaustive.ts'
import { ChangeChannel } from '../change-channel.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { openDatabase } from '../db.ts'
import { Quarantine } from '../quarantine.ts'
import { directorySource } from './directory-source.ts'
import { SearchEngine } from './search-engine.ts'
import { toSearchSchema, type FromSearch } from './search-protocol.ts'

/** Carries the searches of one window out, at this end of its port. */
export function serveSearch(port: MessagePort): void {
  const say = (message: FromSearch): void => port.postMessage(message)
  const service = new SearchService(say)
  port.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = toSearchSchema.safeParse(event.data)
    if (!parsed.success) return
    const message = parsed.data
    switch (message.kind) {
      case 'open':
        void service.open(message.databaseName, message.keys)
        break
      case 'search':
        service.search(message.no, message.query, message.limit)
        break
      case 'close':
        service.close()
        say({ kind: 'closed' })
        break
      default:
        missingCase(message)
    }
  }
}

/** Changes that come close to each other are read once, in ms. */
const GATHER_MS = 100

interface Wanted {
  readonly no: number
  readonly query: string
  readonly limit: number
}

class SearchService {
  readonly #say: (message: FromSearch) => void
  #engine: SearchEngine | undefined
  #shut: () => void = () => undefined
  /** The one query that waits; a newer one takes its place. */
  #wanted: Wanted | undefined
  #opening = false

  constructor(say: (message: FromSearch) => void) {
    this.#say = say
  }

  /** Opens the database and reads the index; again: reads what is new. */
  async open(databaseName: string, keys: SeatKeys): Promise<void> {
    if (this.#opening) return
    this.#opening = true
    try {
      const engine = this.#engine ?? (await this.#begin(databaseName, keys))
      await engine.refresh()
      this.#answer()
    } catch {
      this.#say({ kind: 'status', status: { kind: 'failed', why: 'storage' } })
    } finally {
      this.#opening = false
    }
  }

  search(no: number, query: string, limit: number): void {
    this.#wanted = { no, query, limit }
    // Not at once: letters typed meanwhile stand in the port already, and make this one superfluous.
    setTimeout(() => this.#answer(), 0)
  }

  close(): void {
    const [engine, shut] = [this.#engine, this.#shut]
    // First, because closing the database calls back here.
    this.#engine = undefined
    this.#shut = () => undefined
    this.#isReady = false
    shut()
    engine?.wipe()
  }

  #answer(): void {
    const wanted = this.#wanted
    if (wanted === undefined || this.#engine === undefined || !this.#isReady) return
    this.#wanted = undefined
    this.#say({ kind: 'answer', no: wanted.no, answer: this.#engine.search(wanted.query, wanted.limit) })
  }

  #isReady = false

  /** The database was closed under us: an upgrade in another window, or the storage was cleared. */
  #lost(): void {
    if (this.#engine === undefined) return
    this.close()
    this.#say({ kind: 'status', status: { kind: 'failed', why: 'storage' } })
  }

  async #begin(databaseName: string, keys: SeatKeys): Promise<SearchEngine> {
    const db = await openDatabase(databaseName, () => this.#lost())
    const changes = new ChangeChannel(databaseName)
    const quarantine = new Quarantine(db, Date.now)
    const source = directorySource(db, keys, quarantine, changes)
    const engine = new SearchEngine({ db, keys, quarantine, source }, (status) => {
      this.#isReady = status.kind === 'ready' || (this.#isReady && status.kind === 'loading')
      this.#say({ kind: 'status', status })
    })
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = changes.listen((change) => {
      if (change.kind !== 'directory' || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        void engine.refresh()
      }, GATHER_MS)
    })
    this.#shut = () => {
      clearTimeout(timer)
      stop()
      changes.close()
      db.close()
    }
    this.#engine = engine
    return engine
  }
}
