import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { openDatabase, type SeatDatabase } from '../db.ts'
import { Quarantine } from '../quarantine.ts'
import { ArticleShelf } from './article-shelf.ts'
import { buildPart } from './article-part.ts'
import { DexieArticleCopy } from './dexie-article-copy.ts'
import type { FromKnowledge, KnowledgeQuestion, ToKnowledge } from './knowledge-protocol.ts'

type Search = Omit<Extract<ToKnowledge, { kind: 'search' }>, 'kind'>
interface CopyPlace {
  readonly name: string
  readonly keys: SeatKeys
}
interface Page {
  readonly articles: readonly ShelvedArticle[]
  readonly first: boolean
  readonly last: boolean
}

/** A changed copy is written after so much quiet, ms. */
const WRITE_AFTER_MS = 1_500
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** The work on the articles: reads the copy, takes what the hub told, answers. One thing that changes them at a time. */
export class KnowledgeService {
  readonly #say: (message: FromKnowledge) => void
  readonly #shelf = new ArticleShelf()
  #db: SeatDatabase | undefined
  #copy: DexieArticleCopy | undefined
  #isReady = false
  #isOpening = false
  #isClosed = false
  /** The one query that waits; a newer one takes its place. */
  #wanted: Search | undefined
  readonly #questions: (readonly [number, KnowledgeQuestion])[] = []
  /** Pages of a reading of the hub that has not come to its end. */
  #coming: ShelvedArticle[] | undefined
  #takings = 0
  #work: Promise<void> = Promise.resolve()
  #writing: ReturnType<typeof setTimeout> | undefined

  constructor(say: (message: FromKnowledge) => void) {
    this.#say = say
  }

  /** Opens the database and reads the copy. */
  async open(database: CopyPlace | null): Promise<void> {
    if (this.#isOpening || this.#isReady) return
    this.#isOpening = true
    try {
      if (database !== null) await this.#openCopy(database)
      const copy = await this.#copy?.read()
      if (copy !== undefined && this.#shelf.size === 0) this.#shelf.restore(copy.part ?? (await this.#indexAnew(copy.articles)))
      this.#becomeReady()
    } catch {
      this.#say({ kind: 'status', status: { kind: 'failed', why: 'storage' } })
    } finally {
      this.#isOpening = false
    }
  }

  async #openCopy({ name, keys }: CopyPlace): Promise<void> {
    this.#db ??= await openDatabase(name, () => this.#lost())
    this.#copy ??= new DexieArticleCopy(this.#db, keys, new Quarantine(this.#db, Date.now))
  }

  /** With the last page everything that did not come is gone. A reading that begins anew forgets the one before. */
  take({ articles, first, last }: Page): void {
    if (first) this.#coming = []
    this.#coming?.push(...articles)
    if (!last || this.#coming === undefined) return
    const all = this.#coming
    this.#coming = undefined
    const mine = (this.#takings += 1)
    this.#work = this.#work.then(() => this.#replace(all, () => mine !== this.#takings || this.#isClosed))
  }

  search(search: Search): void {
    this.#wanted = search
    // Not at once: letters typed meanwhile stand in the port already, and make this one superfluous.
    setTimeout(() => this.#answer(), 0)
  }

  ask(no: number, what: KnowledgeQuestion): void {
    this.#questions.push([no, what])
    this.#answer()
  }

  close(): void {
    this.#isClosed = true
    this.#isReady = false
    clearTimeout(this.#writing)
    const db = this.#db
    this.#db = undefined
    this.#copy = undefined
    db?.close()
  }

  async #replace(all: readonly ShelvedArticle[], isCancelled: () => boolean): Promise<void> {
    const onProgress = (done: number): void => {
      if (!this.#isReady || this.#shelf.size === 0) this.#say({ kind: 'status', status: { kind: 'loading', done, total: all.length } })
    }
    const changed = await this.#shelf.replace(all, { onProgress, isCancelled, rest })
    if (changed === undefined || this.#isClosed) return
    if (changed) {
      this.#say({ kind: 'changed' })
      this.#writeSoon()
    }
    this.#becomeReady()
  }

  #writeSoon(): void {
    clearTimeout(this.#writing)
    this.#writing = setTimeout(() => {
      this.#work = this.#work.then(() => this.#write())
    }, WRITE_AFTER_MS)
  }

  /** What cannot be written now is read from the hub again after the next start. */
  async #write(): Promise<void> {
    const takings = this.#takings
    const isCancelled = (): boolean => this.#isClosed || takings !== this.#takings
    if (!(await this.#shelf.merge({ rest, isCancelled })) || this.#shelf.mass === undefined) return
    await this.#copy?.write(this.#shelf.mass).catch(() => undefined)
  }

  async #indexAnew(articles: Parameters<typeof buildPart>[0]) {
    const onProgress = (done: number): void => this.#say({ kind: 'status', status: { kind: 'loading', done, total: articles.length } })
    const part = await buildPart(articles, { onProgress, rest })
    if (part === undefined) throw new Error('nothing cancels it')
    this.#writeSoon()
    return part
  }

  #becomeReady(): void {
    this.#isReady = true
    this.#say({ kind: 'status', status: { kind: 'ready', articles: this.#shelf.size } })
    this.#answer()
  }

  #answer(): void {
    if (!this.#isReady) return
    for (const [no, what] of this.#questions.splice(0)) this.#say({ kind: 'told', no, ...this.#told(what) })
    const wanted = this.#wanted
    this.#wanted = undefined
    if (wanted === undefined) return
    const begun = performance.now()
    const answer = this.#shelf.search(wanted.query, wanted)
    this.#say({ kind: 'answer', no: wanted.no, answer: { ...answer, tookMs: performance.now() - begun } })
  }

  #told(what: KnowledgeQuestion): Pick<Extract<FromKnowledge, { kind: 'told' }>, 'articles' | 'lines'> {
    switch (what.kind) {
      case 'article': {
        const found = this.#shelf.article(what.id, what.organisation)
        return { articles: found === undefined ? [] : [found], lines: [] }
      }
      case 'quick-texts':
        return { articles: this.#shelf.quickTexts(what.now), lines: [] }
      case 'lines':
        return { articles: [], lines: this.#shelf.lines(what) }
      default:
        return missingCase(what)
    }
  }

  /** The database was closed under us: an upgrade in another window, or the storage was cleared. What is in memory goes on answering. */
  #lost(): void {
    this.#db = undefined
    this.#copy = undefined
  }
}
