import { createStore, type StoreApi } from 'zustand/vanilla'
import { z } from 'zod'
import type { Bridge, RpcOutput } from '../../../core/contract/bridge.ts'
import {
  articleOfForm,
  emptyForm,
  formOfArticle,
  type ArticleFault,
  type ArticleForm,
} from '../../../core/domain/knowledge/article-form.ts'
import type { ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Ids } from '../../../core/ports/ids.ts'
import type { KnowledgeBase } from '../../../core/ports/knowledge-base.ts'
import { calendarDays } from './calendar-days.ts'
import type { AnswerDrafts } from './line-two-drafts.ts'
import { saveArticle } from './line-two-articles.ts'
import type { TeamStore } from './team-store.ts'

/** What is being written: an article that is there, or a new one. */
export interface WrittenArticle {
  readonly id: string
  readonly organisation: string
  /** Revision that was read; 0: a new one; absent: the hub told none. */
  readonly after?: number
  readonly fromEscalation?: string
  readonly form: ArticleForm
}

export type SaveTrouble = Exclude<RpcOutput<'team.saveArticle'>['kind'], 'done'>

export interface ArticleDeskView {
  readonly open: boolean
  readonly written: WrittenArticle | undefined
  readonly state: 'writing' | 'saving'
  /** Told after a press on Save. */
  readonly faults: readonly ArticleFault[]
  readonly trouble: SaveTrouble | undefined
  /** Whether what was typed lies on this computer. */
  readonly kept: 'kept' | 'writing' | 'failed'
  /** Left unsaved, newest last; they are offered when writing begins. */
  readonly left: readonly WrittenArticle[]
}

/** Where articles are written. Nothing typed is lost by closing, a reload or a hub that is away. Nothing here rejects. */
export interface ArticleDesk {
  readonly store: StoreApi<ArticleDeskView>
  /** A new article, or the new one that was left unsaved. */
  begin(): void
  /** An article that is there, with what was left unsaved of it. */
  edit(article: ShelvedArticle): void
  write(changes: Partial<ArticleForm>): void
  /** True: it is at the hub; the sheet is closed. */
  save(): Promise<boolean>
  /** Somebody else wrote meanwhile: what is typed goes over it after all. */
  overwrite(): Promise<boolean>
  /** Lets what was typed go. */
  discard(): void
  /** What was typed stays for the next time. */
  hide(): void
  close(): void
}

interface DeskParts {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly ids: Ids
  readonly team: TeamStore
  readonly base: KnowledgeBase | undefined
  readonly shelf: AnswerDrafts | undefined
}

/** Tells these drafts from the others on the shelf. */
const PREFIX = 'article:'
/** What was typed is on the disk this much later at most, in ms. */
const KEEP_AFTER_MS = 300

const formSchema: z.ZodType<ArticleForm> = z.object({
  kind: z.enum(['answer', 'scheme', 'quick-text']),
  titleRu: z.string(),
  textRu: z.string(),
  titleEn: z.string(),
  textEn: z.string(),
  topicId: z.string(),
  tags: z.string(),
  abbreviation: z.string(),
  fromDay: z.string(),
  untilDay: z.string(),
  owner: z.string(),
  withdrawn: z.boolean(),
})
const writtenSchema: z.ZodType<WrittenArticle> = z.object({
  id: z.string().min(1).max(64),
  organisation: z.string(),
  after: z.number().exactOptional(),
  fromEscalation: z.string().exactOptional(),
  form: formSchema,
})

const nothingOpen = { open: false, written: undefined, state: 'writing', faults: [], trouble: undefined, kept: 'kept' } as const

export const createArticleDesk = (parts: DeskParts): ArticleDesk => new Writing(parts)

class Writing implements ArticleDesk {
  readonly store = createStore<ArticleDeskView>(() => ({ ...nothingOpen, left: [] }))
  readonly #parts: DeskParts
  #cancelKeep: (() => void) | undefined

  constructor(parts: DeskParts) {
    this.#parts = parts
    void this.#readLeft()
  }

  begin(): void {
    const { left } = this.store.getState()
    const { team } = this.#parts.team.store.getState()
    const organisation = team?.organisations[0]
    if (organisation === undefined) return
    const before = left.findLast(({ after }) => after === 0)
    this.#open(before ?? { id: this.#parts.ids.next(), organisation, after: 0, form: { ...emptyForm, owner: team?.member.name ?? '' } })
  }

  edit(article: ShelvedArticle): void {
    const { id, organisation, revision, fromEscalation } = article
    const before = this.store.getState().left.find((one) => one.id === id && one.organisation === organisation)
    const fresh: WrittenArticle = {
      id,
      organisation,
      ...(revision === undefined ? {} : { after: revision }),
      ...(fromEscalation === undefined ? {} : { fromEscalation }),
      form: formOfArticle(article, calendarDays),
    }
    this.#open(before ?? fresh)
  }

  write(changes: Partial<ArticleForm>): void {
    const { written } = this.store.getState()
    if (written === undefined) return
    this.store.setState({ written: { ...written, form: { ...written.form, ...changes } }, kept: 'writing', faults: [], trouble: undefined })
    this.#cancelKeep?.()
    this.#cancelKeep = this.#parts.clock.after(KEEP_AFTER_MS, () => void this.#keep())
  }

  async save(): Promise<boolean> {
    const { written, state } = this.store.getState()
    return written !== undefined && state === 'writing' && (await this.#save(written))
  }

  async overwrite(): Promise<boolean> {
    const { written } = this.store.getState()
    if (written === undefined) return false
    const there = await this.#parts.base?.article(written.id, written.organisation)
    const { after: _after, ...rest } = written
    return await this.#save(there?.revision === undefined ? rest : { ...rest, after: there.revision })
  }

  discard(): void {
    const { written } = this.store.getState()
    if (written !== undefined) this.#forget(written)
    this.store.setState(nothingOpen)
  }

  hide(): void {
    const { written, kept } = this.store.getState()
    if (written !== undefined && kept !== 'kept') void this.#keep()
    this.store.setState(({ left }) => ({
      ...nothingOpen,
      left: written === undefined || kept === 'kept' ? left : withNewer(left, written),
    }))
  }

  close(): void {
    if (this.#cancelKeep !== undefined) void this.#keep()
  }

  #open(written: WrittenArticle): void {
    this.store.setState({ ...nothingOpen, open: true, written })
  }

  async #save(written: WrittenArticle): Promise<boolean> {
    const { team, bridge } = this.#parts
    const { id, organisation, after, fromEscalation, form } = written
    this.store.setState({ state: 'saving', faults: [], trouble: undefined })
    const made = {
      id,
      by: team.store.getState().team?.member.name ?? '',
      at: team.hubNow(),
      taken: await this.#taken(written),
      ...(fromEscalation === undefined ? {} : { fromEscalation }),
    }
    const article = articleOfForm(form, made, calendarDays)
    if (!article.ok) {
      this.store.setState({ state: 'writing', faults: article.error })
      return false
    }
    const outcome = await saveArticle(bridge, organisation, article.value, after)
    if (outcome !== 'done') {
      this.store.setState({ state: 'writing', trouble: outcome })
      return false
    }
    this.#forget(written)
    this.store.setState(nothingOpen)
    return true
  }

  async #taken({ id }: WrittenArticle): Promise<ReadonlySet<string>> {
    const lines = (await this.#parts.base?.lines({ language: 'ru', now: this.#parts.clock.now() })) ?? []
    return new Set(lines.flatMap((line) => (line.id === id || line.abbreviation === undefined ? [] : [line.abbreviation.toLowerCase()])))
  }

  async #keep(): Promise<void> {
    this.#cancelKeep?.()
    this.#cancelKeep = undefined
    const { written } = this.store.getState()
    if (written === undefined) return
    try {
      await this.#parts.shelf?.keep({ escalationId: keyOf(written), text: JSON.stringify(written) })
      this.store.setState(({ left, written: now }) => ({ left: withNewer(left, written), kept: now === written ? 'kept' : 'writing' }))
    } catch {
      this.store.setState(({ left }) => ({ left: withNewer(left, written), kept: 'failed' }))
    }
  }

  #forget(written: WrittenArticle): void {
    this.#cancelKeep?.()
    this.#cancelKeep = undefined
    this.store.setState(({ left }) => ({ left: left.filter((one) => keyOf(one) !== keyOf(written)) }))
    this.#parts.shelf?.keep({ escalationId: keyOf(written), text: '' }).catch(() => undefined)
  }

  async #readLeft(): Promise<void> {
    const all = (await this.#parts.shelf?.all().catch(() => [])) ?? []
    const left = all.flatMap(({ escalationId, text }) => (escalationId.startsWith(PREFIX) ? (readWritten(text) ?? []) : []))
    // What was typed while the disk was read is newer.
    this.store.setState((view) => ({ left: view.left.reduce(withNewer, left) }))
  }
}

const keyOf = ({ organisation, id }: WrittenArticle): string => `${PREFIX}${organisation}/${id}`

const withNewer = (left: readonly WrittenArticle[], newer: WrittenArticle): readonly WrittenArticle[] => [
  ...left.filter((one) => keyOf(one) !== keyOf(newer)),
  newer,
]

function readWritten(text: string): WrittenArticle | undefined {
  try {
    return writtenSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
