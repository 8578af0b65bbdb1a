import type { ArticleAnswer, ArticleContext, ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import { validityOf } from '../../../core/domain/knowledge/validity.ts'
import type { ArticleLine } from '../../../core/ports/knowledge-base.ts'
import { buildPart, partOf, type ArticlePart, type BuildOptions } from './article-part.ts'
import { ArticleIndexBuilder } from './article-index.ts'
import { findsOf, hitOfArticle } from './hit-of-article.ts'
import { articleIn, keptArticle, placeOfArticle, type KeptArticle } from './kept-article.ts'
import { fittingArticles, newestFirst, searchArticles, type SearchScope } from './search-articles.ts'

export interface ShelfQuery {
  readonly language: 'ru' | 'en'
  readonly limit: number
  readonly now: number
  readonly context: ArticleContext
}

/** As many changes are indexed beside the mass; more, and all of it is indexed anew. */
const MOST_BESIDE = 200

/**
 * All articles, and their index in two parts: the mass, and what changed since beside it. An article that was changed is found by
 * its newest sight only.
 */
export class ArticleShelf {
  readonly #current = new Map<string, KeptArticle>()
  #mass: ArticlePart = partOf([], new ArticleIndexBuilder().build())
  #beside: ArticlePart | undefined

  get size(): number {
    return this.#current.size
  }

  /** The mass, when nothing lies beside it: what is worth keeping. */
  get mass(): ArticlePart | undefined {
    return this.#beside === undefined && this.#mass.articles.length === this.#current.size ? this.#mass : undefined
  }

  restore(mass: ArticlePart): void {
    this.#current.clear()
    for (const kept of mass.articles) this.#current.set(kept.place, kept)
    this.#mass = mass
    this.#beside = undefined
  }

  /**
   * These are all articles there are. Resolves with whether anything changed; with undefined when it was cancelled: then everything
   * is as it was.
   */
  async replace(all: readonly ShelvedArticle[], options: BuildOptions = {}): Promise<boolean | undefined> {
    const next = new Map(all.map(keptArticle).map((kept) => [kept.place, kept]))
    const changed = [...next.values()].filter(({ place, json }) => this.#current.get(place)?.json() !== json())
    const gone = [...this.#current.keys()].filter((place) => !next.has(place))
    if (changed.length === 0 && gone.length === 0) return false
    const fresh = new Set(changed.map(({ place }) => place))
    const beside = [
      ...(this.#beside?.articles ?? []).filter((kept) => this.#isCurrent(kept) && next.has(kept.place) && !fresh.has(kept.place)),
      ...changed,
    ]
    if (beside.length > MOST_BESIDE || this.#mass.articles.length === 0) {
      const kept = [...next.values()].map((one) => (fresh.has(one.place) ? one : (this.#current.get(one.place) ?? one)))
      const mass = await buildPart(kept, options)
      if (mass === undefined) return undefined
      this.restore(mass)
      return true
    }
    const part = await buildPart(beside)
    for (const place of gone) this.#current.delete(place)
    for (const kept of changed) this.#current.set(kept.place, kept)
    this.#beside = part
    return true
  }

  /** Makes one part of both. False: cancelled. */
  async merge(options: BuildOptions = {}): Promise<boolean> {
    if (this.mass !== undefined) return true
    const mass = await buildPart([...this.#current.values()], options)
    if (mass === undefined) return false
    this.restore(mass)
    return true
  }

  search(text: string, query: ShelfQuery): Omit<ArticleAnswer, 'tookMs'> {
    const scope = this.#scope(query)
    if (text.trim() === '') {
      const found = fittingArticles(scope, this.#current.values())
      return { hits: this.#hits(found, { ...query, finds: findsOf([], false) }), total: found.length, foundBy: 'words' }
    }
    const { found, total, foundBy, terms, typos, other } = searchArticles(scope, text)
    return {
      hits: this.#hits(found, { ...query, finds: findsOf(terms, typos) }),
      total,
      foundBy,
      ...(other === undefined ? {} : { other }),
    }
  }

  article(id: string, organisation: string | undefined): ShelvedArticle | undefined {
    const kept =
      organisation === undefined
        ? [...this.#current.values()].find(({ place }) => place.endsWith(`/${id}`))
        : this.#current.get(placeOfArticle(organisation, id))
    return kept && articleIn(kept)
  }

  quickTexts(now: number): readonly ShelvedArticle[] {
    const quick = [...this.#current.values()].filter(({ isQuick, withdrawn }) => isQuick && withdrawn !== true)
    return quick.flatMap((kept) => articleIn(kept) ?? []).filter((article) => ['valid', 'soon'].includes(validityOf(article, now)))
  }

  lines({ language, now }: Pick<ShelfQuery, 'language' | 'now'>): readonly ArticleLine[] {
    const shown = { language, now, finds: findsOf([], false) }
    return [...this.#current.values()].toSorted(newestFirst).flatMap((kept) => {
      const article = articleIn(kept)
      if (article === undefined) return []
      const {
        titleMarks: _title,
        excerptMarks: _marks,
        excerpt: _excerpt,
        ...line
      } = hitOfArticle({ ...article, text: '' }, shown, undefined)
      return [{ ...line, at: article.at, ...(article.topicId === undefined ? {} : { topicId: article.topicId }) }]
    })
  }

  #hits(
    found: ReturnType<typeof fittingArticles>,
    shown: Parameters<typeof hitOfArticle>[1] & { readonly limit: number },
  ): ArticleAnswer['hits'] {
    return found.slice(0, shown.limit).flatMap(({ kept, reason }) => {
      const article = articleIn(kept)
      return article === undefined ? [] : [hitOfArticle(article, shown, reason)]
    })
  }

  readonly #isCurrent = (kept: KeptArticle): boolean => this.#current.get(kept.place) === kept

  #scope({ language, now, context }: ShelfQuery): SearchScope {
    const parts = this.#beside === undefined ? [this.#mass] : [this.#mass, this.#beside]
    return { parts, isCurrent: this.#isCurrent, language, now, context }
  }
}
