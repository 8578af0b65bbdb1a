import { missingCase } from '../../../core/domain/exhaustive.ts'
import { noContext, type ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type {
  ArticleLine,
  ArticleSearchOptions,
  ArticleSearchOutcome,
  KnowledgeBase,
  KnowledgeStatus,
} from '../../../core/ports/knowledge-base.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { closeHost, type IndexHost } from '../index-host.ts'
import { fromKnowledgeSchema, type FromKnowledge, type KnowledgeQuestion, type ToKnowledge } from './knowledge-protocol.ts'

export interface CopyPlace {
  readonly name: string
  readonly keys: SeatKeys
}

type Told = Pick<Extract<FromKnowledge, { kind: 'told' }>, 'articles' | 'lines'>
const NOTHING: Told = { articles: [], lines: [] }

/** The knowledge base of one window: everything heavy happens at the other end of a port. */
export class SeatKnowledge implements KnowledgeBase {
  readonly #database: CopyPlace | null
  readonly #open: () => IndexHost
  readonly #listeners = new Set<() => void>()
  readonly #changes = new Set<() => void>()
  readonly #questions = new Map<number, (told: Told) => void>()
  #status: KnowledgeStatus = { kind: 'idle' }
  #host: IndexHost | undefined
  #asked: { readonly no: number; readonly settle: (outcome: ArticleSearchOutcome) => void } | undefined
  #no = 0
  #closed = false

  /** @param database null: nothing is kept, the articles live as long as the window */
  constructor(database: CopyPlace | null, open: () => IndexHost) {
    this.#database = database
    this.#open = open
  }

  readonly status = {
    get: (): KnowledgeStatus => this.#status,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  onChange(listener: () => void): () => void {
    this.#changes.add(listener)
    return () => this.#changes.delete(listener)
  }

  prepare(): void {
    if (this.#closed || this.#status.kind === 'loading' || this.#status.kind === 'ready') return
    this.#tell({ kind: 'loading', done: 0, total: 0 })
    this.#host ??= this.#begin()
    this.#say({ kind: 'open', database: this.#database })
  }

  search(query: string, { language, limit, now, context = noContext, signal }: ArticleSearchOptions): Promise<ArticleSearchOutcome> {
    this.#settle({ kind: 'superseded' })
    if (signal?.aborted) return Promise.resolve({ kind: 'superseded' })
    this.prepare()
    if (this.#closed) return Promise.resolve({ kind: 'failed', why: 'stopped' })
    return new Promise((resolve) => {
      const no = (this.#no += 1)
      this.#asked = { no, settle: resolve }
      signal?.addEventListener('abort', () => {
        if (this.#asked?.no === no) this.#settle({ kind: 'superseded' })
      })
      this.#say({ kind: 'search', no, query, language, limit, now, context })
    })
  }

  async article(id: string, organisation?: OrganisationId): Promise<ShelvedArticle | undefined> {
    const { articles } = await this.#ask({ kind: 'article', id, ...(organisation === undefined ? {} : { organisation }) })
    return articles[0]
  }

  async quickTexts(now: number): Promise<readonly ShelvedArticle[]> {
    return (await this.#ask({ kind: 'quick-texts', now })).articles
  }

  async lines({ language, now }: { readonly language: 'ru' | 'en'; readonly now: number }): Promise<readonly ArticleLine[]> {
    return (await this.#ask({ kind: 'lines', language, now })).lines
  }

  take(page: { readonly articles: readonly ShelvedArticle[]; readonly first: boolean; readonly last: boolean }): void {
    this.prepare()
    this.#say({ kind: 'take', ...page })
  }

  close(): void {
    this.#closed = true
    this.#settle({ kind: 'superseded' })
    this.#giveUp()
    this.#listeners.clear()
    this.#changes.clear()
    const host = this.#host
    this.#host = undefined
    if (host !== undefined) closeHost(host, hasClosed)
  }

  #ask(what: KnowledgeQuestion): Promise<Told> {
    this.prepare()
    if (this.#closed) return Promise.resolve(NOTHING)
    return new Promise((resolve) => {
      const no = (this.#no += 1)
      this.#questions.set(no, resolve)
      this.#say({ kind: 'ask', no, what })
    })
  }

  #begin(): IndexHost {
    const host = this.#open()
    host.port.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = fromKnowledgeSchema.safeParse(event.data)
      if (parsed.success) this.#take(parsed.data)
    }
    host.onStopped(() => {
      host.end()
      this.#host = undefined
      this.#fail('stopped')
    })
    return host
  }

  #take(message: FromKnowledge): void {
    switch (message.kind) {
      case 'status':
        if (message.status.kind === 'failed') this.#fail(message.status.why)
        else this.#tell(message.status)
        break
      case 'changed':
        for (const listener of [...this.#changes]) listener()
        break
      case 'answer':
        if (this.#asked?.no === message.no) this.#settle({ kind: 'answered', answer: message.answer })
        break
      case 'told':
        this.#questions.get(message.no)?.({ articles: message.articles, lines: message.lines })
        this.#questions.delete(message.no)
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
    this.#giveUp()
  }

  #giveUp(): void {
    for (const settle of this.#questions.values()) settle(NOTHING)
    this.#questions.clear()
  }

  #settle(outcome: ArticleSearchOutcome): void {
    const asked = this.#asked
    this.#asked = undefined
    asked?.settle(outcome)
  }

  #say(message: ToKnowledge): void {
    this.#host?.port.postMessage(message)
  }

  #tell(status: KnowledgeStatus): void {
    this.#status = status
    for (const listener of [...this.#listeners]) listener()
  }
}

function hasClosed(message: unknown): boolean {
  const parsed = fromKnowledgeSchema.safeParse(message)
  return parsed.success && parsed.data.kind === 'closed'
}
