import { createHash, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { cardDavSchema } from '../../../core/contract/directory/directory-section.ts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { ok, type Result } from '../../../core/domain/result.ts'
import { SOURCE_LIMITS, type DirectorySource, type Pulled, type SourceLimits } from '../directory-source.ts'
import type { RecordOptions } from '../record-options.ts'
import { listedCards, syncedCards } from './changed-cards.ts'
import { readCursor, writeCursor, type BookCursor } from './cursor.ts'
import { davAsker, type DavAsk } from './dav-ask.ts'
import { fetchCards, idOfCard } from './fetch-cards.ts'
import { findBook, type AddressBook } from './find-book.ts'

export interface CardDavOptions extends RecordOptions {
  readonly section: Omit<z.output<typeof cardDavSchema>, 'secret'>
  readonly readSecret: () => Promise<string | undefined>
  readonly limits?: SourceLimits
}

/** Cards asked for at once: their answer is one text in memory. */
const MOST_CARDS = 200

/** What one answer named, handed out page by page: first what is gone, then what changed. */
interface Batch {
  readonly id: string
  readonly changed: readonly string[]
  readonly gone: readonly string[]
  /** Behind its last page. */
  readonly next: BookCursor
  /** The server has more behind it. */
  readonly truncated: boolean
  /** It tells everything anew. */
  readonly fresh: boolean
  /** The token it began at; absent: at nothing. */
  readonly from?: string
}

/**
 * An address book (RFC 6352). Changes come by sync tokens (RFC 6578); where a server has none, by comparing the ETags of a
 * listing with those of the last one, which is remembered while the process lives.
 */
export function cardDavSource(options: CardDavOptions): DirectorySource {
  const { section } = options
  const start = new URL(section.url)
  const ask = davAsker(start.origin, { user: section.user, readSecret: options.readSecret }, options.limits ?? SOURCE_LIMITS)
  const reader = new BookReader(start, options, ask)
  const { id, kind, title, everySeconds } = section
  return {
    description: { id, kind, title, everySeconds },
    pull: (cursor, limit, signal) => reader.pull(cursor, limit, signal),
    close: () => undefined,
  }
}

class BookReader {
  readonly #start: URL
  readonly #options: RecordOptions
  readonly #ask: DavAsk
  /** Of the address: a cursor of another one is worth nothing here. */
  readonly #mark: string
  /** The server said that it tells changes, and then did not. */
  #syncsNot = false
  #batch: Batch | undefined
  #listing: { readonly id: string; readonly etags: ReadonlyMap<string, string> } | undefined

  constructor(start: URL, options: RecordOptions, ask: DavAsk) {
    this.#start = start
    this.#options = options
    this.#ask = ask
    this.#mark = createHash('sha256').update(start.href).digest('hex').slice(0, 16)
  }

  async pull(cursor: string | undefined, limit: number, signal: AbortSignal): Promise<Pulled> {
    const book = await findBook(this.#start, this.#ask, signal)
    if (!book.ok) return book.error
    const at = readCursor(cursor, this.#mark)
    if (at?.kind === 'within' && at.batch === this.#batch?.id) return this.#page(book.value, this.#batch, at.done, limit, signal)
    const batch = await this.#nextBatch(book.value, at, signal)
    if (!batch.ok) return batch.error
    this.#batch = batch.value
    return this.#page(book.value, batch.value, 0, limit, signal)
  }

  #nextBatch(book: AddressBook, at: BookCursor | undefined, signal: AbortSignal): Promise<Result<Batch, SourceTrouble>> {
    if (!book.syncs || this.#syncsNot) return this.#listed(book, at, signal)
    const token = at?.kind === 'synced' ? at.token : at?.kind === 'within' ? at.from : undefined
    return this.#synced(book, token, signal)
  }

  async #synced(book: AddressBook, from: string | undefined, signal: AbortSignal): Promise<Result<Batch, SourceTrouble>> {
    const told = await syncedCards(book, from ?? '', this.#ask, signal)
    if (!told.ok) return told
    if (told.value === 'forgotten') return this.#synced(book, undefined, signal)
    if (told.value === 'not-spoken') {
      this.#syncsNot = true
      return this.#listed(book, undefined, signal)
    }
    const { changed, gone, token, truncated } = told.value
    const next: BookCursor = { kind: 'synced', book: this.#mark, token }
    return ok({ id: randomUUID(), changed, gone, next, truncated, fresh: from === undefined, ...(from === undefined ? {} : { from }) })
  }

  async #listed(book: AddressBook, at: BookCursor | undefined, signal: AbortSignal): Promise<Result<Batch, SourceTrouble>> {
    const ctag = book.ctag === undefined ? {} : { ctag: book.ctag.slice(0, 500) }
    const id = randomUUID()
    if (at?.kind === 'listed' && at.ctag !== undefined && at.ctag === ctag.ctag)
      return ok({ id, changed: [], gone: [], next: at, truncated: false, fresh: false })
    const listed = await listedCards(book, this.#ask, signal)
    if (!listed.ok) return listed
    const before = at?.kind === 'listed' && at.listing === this.#listing?.id ? this.#listing.etags : undefined
    const etags = listed.value
    this.#listing = { id, etags }
    return ok({
      id,
      changed: [...etags].filter(([href, etag]) => etag === '' || before?.get(href) !== etag).map(([href]) => href),
      gone: before === undefined ? [] : [...before.keys()].filter((href) => !etags.has(href)),
      next: { kind: 'listed', book: this.#mark, listing: id, ...ctag },
      truncated: false,
      fresh: before === undefined,
    })
  }

  async #page(book: AddressBook, batch: Batch, done: number, limit: number, signal: AbortSignal): Promise<Pulled> {
    const until = done + Math.min(limit, MOST_CARDS)
    const { gone, changed } = batch
    const wanted = changed.slice(Math.max(0, done - gone.length), Math.max(0, until - gone.length))
    const cards = await fetchCards(book, wanted, this.#options, this.#ask, signal)
    if (!cards.ok) return cards.error
    const ended = until >= gone.length + changed.length
    const within: BookCursor = {
      kind: 'within',
      book: this.#mark,
      batch: batch.id,
      done: until,
      ...(batch.from === undefined ? {} : { from: batch.from }),
    }
    return {
      kind: 'page',
      upserts: cards.value.upserts,
      gone: [...gone.slice(done, until).map((href) => idOfCard(this.#options.source, href, book.url)), ...cards.value.gone],
      refused: cards.value.refused,
      cursor: writeCursor(ended ? batch.next : within),
      more: !ended || batch.truncated,
      fresh: batch.fresh && done === 0,
    }
  }
}
