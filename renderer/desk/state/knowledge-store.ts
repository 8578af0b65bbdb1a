import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Article } from '../../../core/domain/knowledge/article.ts'
import type { ArticleAnswer, ArticleHit, ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import type { KnowledgeUse } from '../../../core/domain/knowledge/usage.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Bridge } from '../../../core/contract/bridge.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { ArticleLine, KnowledgeBase, KnowledgeStatus } from '../../../core/ports/knowledge-base.ts'
import type { ArticleDoor } from './article-door.ts'
import type { KnowledgePlace, ScriptPlace } from './knowledge-place.ts'
import { createKnowledgeReading, type HubReading } from './knowledge-reading.ts'
import type { TellUse } from './knowledge-use.ts'
import { createNothingFound } from './nothing-found.ts'

export type Judgement = 'helped' | 'did-not-help'

export interface KnowledgeView {
  readonly open: boolean
  readonly query: string
  readonly index: KnowledgeStatus
  readonly hub: HubReading
  /** To `answered`; the one before stays until the new one is there. With an empty query: what fits to the call. */
  readonly answer: ArticleAnswer | undefined
  readonly answered: string | undefined
  /** Place of the marked hit. */
  readonly marked: number
  readonly list: 'found' | 'quick-texts'
  /** The article that is read; `missing`: it is not here. */
  readonly article: ShelvedArticle | 'missing' | undefined
  /** By article, while the window lives. */
  readonly judged: Readonly<Record<string, Judgement>>
  readonly quickTexts: readonly ShelvedArticle[]
  /** Grows when the field is asked for. */
  readonly focusAsked: number
}

/** The knowledge base on the desk. Nothing here rejects. */
export interface Knowledge {
  readonly store: StoreApi<KnowledgeView>
  /** False: this desk keeps no articles. */
  readonly available: boolean
  /** Opens the search with the focus in its field, or closes it. */
  setOpen(open: boolean): void
  type(query: string): void
  /** Marks the next hit (1) or the one before (-1); at an end it goes on at the other. */
  move(step: 1 | -1): void
  mark(place: number): void
  show(list: KnowledgeView['list']): void
  /** Reads an article; told as opened, with the query that led to it. */
  read(id: string, organisation?: OrganisationId): Promise<void>
  /** From the article back to the list. */
  back(): void
  /** The operator put its text somewhere. */
  inserted(article: Pick<ShelvedArticle, 'id' | 'organisation'>): void
  /** A quick text was written out by its abbreviation. */
  used(article: Article): void
  /** Reads the copy and the hub, if nobody did yet: quick texts are about to be typed. */
  wake(): void
  judge(article: ShelvedArticle, judgement: Judgement): void
  /** Where the script stands; undefined: nowhere. */
  stand(step: ScriptPlace | undefined): void
  /** Every article, for those who write. */
  lines(): Promise<readonly ArticleLine[]>
  /** Reads the copy and the hub again. */
  retry(): void
  close(): void
}

interface KnowledgeParts {
  readonly base: KnowledgeBase | undefined
  readonly bridge: Bridge
  readonly clock: Clock
  readonly door: ArticleDoor
  readonly language: () => 'ru' | 'en'
  readonly place: () => KnowledgePlace
  readonly tell: TellUse
  readonly stand: (step: ScriptPlace | undefined) => void
}

/** Hits on the screen. */
export const ARTICLE_HITS = 30
/** The copy is read when the desk has long been there, so that neither its start nor the first call pays for it, in ms. */
const PREPARE_AFTER_MS = 12_000

const NOBODY = { open: false, query: '', answer: undefined, answered: undefined, marked: 0, list: 'found', article: undefined } as const

export const articleKey = ({ organisation, id }: Pick<ArticleHit, 'organisation' | 'id'>): string => `${organisation}/${id}`

export const createKnowledge = (parts: KnowledgeParts): Knowledge => new DeskKnowledge(parts)

class DeskKnowledge implements Knowledge {
  readonly store: StoreApi<KnowledgeView>
  readonly available: boolean
  readonly #parts: KnowledgeParts
  readonly #reading: ReturnType<typeof createKnowledgeReading> | undefined
  readonly #nothingFound: ReturnType<typeof createNothingFound>
  readonly #stops: readonly (() => void)[]
  #asking = new AbortController()
  /** The article that was asked for last. */
  #wanted: { readonly id: string; readonly organisation: OrganisationId | undefined } | undefined

  constructor(parts: KnowledgeParts) {
    const { base, bridge, clock, door, tell } = parts
    this.#parts = parts
    this.available = base !== undefined
    const index = base?.status.get() ?? { kind: 'idle' }
    this.store = createStore<KnowledgeView>(() => ({ ...NOBODY, index, hub: 'unread', judged: {}, quickTexts: [], focusAsked: 0 }))
    this.#nothingFound = createNothingFound(clock, (query) => tell({ kind: 'nothing-found', query }))
    this.#reading = base && createKnowledgeReading({ bridge, clock, base, told: (hub) => this.store.setState({ hub }) })
    const wake = (): void => this.#prepare()
    this.#stops = [
      clock.after(PREPARE_AFTER_MS, wake),
      base?.status.subscribe(() => this.store.setState({ index: base.status.get() })) ?? nothing,
      base?.onChange(() => this.#changed()) ?? nothing,
      door.store.subscribe(({ articleId, asked }, before) => {
        if (articleId !== undefined && asked !== before.asked) void this.#throughDoor(articleId)
      }),
    ]
  }

  setOpen(open: boolean): void {
    this.#asking.abort()
    if (!open) {
      this.#nothingFound.leave()
      this.#parts.door.close()
      this.store.setState({ ...NOBODY })
      return
    }
    this.store.setState(({ focusAsked }) => ({ ...NOBODY, open: true, focusAsked: focusAsked + 1 }))
    this.#prepare()
    void this.#ask('')
  }

  type(query: string): void {
    this.store.setState({ open: true, query, article: undefined, list: 'found' })
    this.#nothingFound.typed(query)
    this.#prepare()
    void this.#ask(query)
  }

  move(step: 1 | -1): void {
    const { answer, marked, list, quickTexts } = this.store.getState()
    const count = list === 'quick-texts' ? quickTexts.length : (answer?.hits.length ?? 0)
    if (count > 0) this.store.setState({ marked: (marked + step + count) % count })
  }

  mark(marked: number): void {
    this.store.setState({ marked })
  }

  show(list: KnowledgeView['list']): void {
    this.store.setState(({ focusAsked }) => ({ open: true, list, article: undefined, marked: 0, focusAsked: focusAsked + 1 }))
    this.#prepare()
    if (list === 'found') void this.#ask(this.store.getState().query)
  }

  async read(id: string, organisation?: OrganisationId): Promise<void> {
    const { query } = this.store.getState()
    this.#wanted = { id, organisation }
    const article = await this.#parts.base?.article(id, organisation)
    this.store.setState({ open: true, article: article ?? 'missing' })
    if (article === undefined) return
    this.#nothingFound.typed('')
    this.#parts.tell({ kind: 'opened', articleId: id.slice(0, 64), ...(query.trim() === '' ? {} : { query }) }, article.organisation)
  }

  back(): void {
    const { answered, query } = this.store.getState()
    this.store.setState(({ focusAsked }) => ({ article: undefined, focusAsked: focusAsked + 1 }))
    if (answered !== query) void this.#ask(query)
  }

  used({ id }: Article): void {
    const article = this.store.getState().quickTexts.find((one) => one.id === id)
    if (article !== undefined) this.inserted(article)
  }

  wake(): void {
    this.#prepare()
  }

  inserted({ id, organisation }: Pick<ShelvedArticle, 'id' | 'organisation'>): void {
    this.#parts.tell({ kind: 'inserted', articleId: id }, organisation)
  }

  judge(article: ShelvedArticle, judgement: Judgement): void {
    const key = articleKey(article)
    const { judged, query } = this.store.getState()
    if (judged[key] === judgement) return
    this.store.setState({ judged: { ...judged, [key]: judgement } })
    const asked = query.trim() === '' ? {} : { query }
    const use: KnowledgeUse =
      judgement === 'helped' ? { kind: 'helped', articleId: article.id } : { kind: 'did-not-help', articleId: article.id, ...asked }
    this.#parts.tell(use, article.organisation)
  }

  stand(step: ScriptPlace | undefined): void {
    this.#parts.stand(step)
  }

  async lines(): Promise<readonly ArticleLine[]> {
    this.#prepare()
    return (await this.#parts.base?.lines({ language: this.#parts.language(), now: this.#parts.clock.now() })) ?? []
  }

  retry(): void {
    this.#parts.base?.prepare()
    this.#reading?.read()
    void this.#ask(this.store.getState().query)
  }

  close(): void {
    this.#asking.abort()
    this.#nothingFound.leave()
    this.#reading?.stop()
    for (const stop of this.#stops) stop()
  }

  #prepare(): void {
    this.#parts.base?.prepare()
    if (this.store.getState().hub === 'unread') {
      this.#reading?.read()
      void this.#readQuickTexts()
    }
  }

  /** Articles came or went: what is shown is looked up anew. */
  #changed(): void {
    void this.#readQuickTexts()
    const { open, article, query } = this.store.getState()
    if (!open) return
    if (article === undefined) void this.#ask(query, true)
    else if (article !== 'missing') void this.#renew(article)
    // It came with what the hub told.
    else if (this.#wanted !== undefined) void this.read(this.#wanted.id, this.#wanted.organisation)
  }

  async #renew({ id, organisation }: ShelvedArticle): Promise<void> {
    const renewed = await this.#parts.base?.article(id, organisation)
    const { article } = this.store.getState()
    if (renewed !== undefined && article !== undefined && article !== 'missing' && article.id === id)
      this.store.setState({ article: renewed })
  }

  async #readQuickTexts(): Promise<void> {
    const quickTexts = await this.#parts.base?.quickTexts(this.#parts.clock.now())
    if (quickTexts !== undefined) this.store.setState({ quickTexts })
  }

  async #throughDoor(articleId: string): Promise<void> {
    this.store.setState({ ...NOBODY, open: true })
    this.#prepare()
    await this.read(articleId)
  }

  async #ask(query: string, keepMark = false): Promise<void> {
    this.#asking.abort()
    const asking = new AbortController()
    this.#asking = asking
    const { base, clock, language, place } = this.#parts
    const options = { language: language(), now: clock.now(), limit: ARTICLE_HITS, context: place().context, signal: asking.signal }
    const outcome = await base?.search(query, options)
    if (outcome?.kind !== 'answered' || asking.signal.aborted || !this.store.getState().open) return
    const { answer } = outcome
    this.store.setState(({ marked }) => ({
      answer,
      answered: query,
      marked: keepMark ? Math.min(marked, Math.max(0, answer.hits.length - 1)) : 0,
    }))
    if (query.trim() !== '') this.#nothingFound.answered(query, answer.hits.length)
  }
}

const nothing = (): void => undefined
