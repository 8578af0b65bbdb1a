import type { Article } from '../../../core/domain/knowledge/article.ts'
import type { ArticleContext, ArticleReason, FoundBy } from '../../../core/domain/knowledge/found-article.ts'
import { isInForce } from '../../../core/domain/knowledge/validity.ts'
import type { ArticlePart } from './article-part.ts'
import { articleQuery, type QueryTerm } from './article-query.ts'
import type { KeptArticle } from './kept-article.ts'

export interface FoundKept {
  readonly kept: KeptArticle
  readonly score: number
  readonly reason: ArticleReason | undefined
}

export interface FoundArticles {
  /** Best first, {@link MOST} at most. */
  readonly found: readonly FoundKept[]
  readonly total: number
  readonly foundBy: FoundBy
  /** What is marked in the texts. */
  readonly terms: readonly QueryTerm[]
  readonly typos: boolean
  readonly other?: string
}

export interface SearchScope {
  readonly parts: readonly ArticlePart[]
  /** False: it was changed since, or is gone. */
  readonly isCurrent: (kept: KeptArticle) => boolean
  readonly language: 'ru' | 'en'
  readonly now: number
  readonly context: ArticleContext
}

/** Fewer hits than this, and words with typos are looked for too. */
const FEW = 5
/** A match with typos beside matches without. */
const BESIDE = 0.3
/** As many are put in order; nobody reads a longer list. */
const MOST = 100
const FAVOUR: Readonly<Record<ArticleReason, number>> = { step: 2, question: 1.6, topic: 1.3 }

/**
 * As it was typed; else in the other keyboard layout; else with typos, in either layout; else by half of the words. What is in force
 * comes first, what fits to where the operator stands is worth more.
 */
export function searchArticles(scope: SearchScope, text: string): FoundArticles {
  const { terms, other } = articleQuery(text)
  const readings = [
    { terms, foundBy: 'words' as const },
    ...(other === undefined ? [] : [{ terms: other.terms, foundBy: 'other-layout' as const }]),
  ]
  const tried = other === undefined ? {} : { other: other.text }
  for (const { terms: some, foundBy } of readings) {
    const exact = find(scope, some, false, some.length)
    if (exact.length === 0) continue
    const found = exact.length < FEW ? withOthers(exact, find(scope, some, true, some.length)) : exact
    return { ...best(scope, found), foundBy, terms: some, typos: found.length > exact.length, ...tried }
  }
  for (const { terms: some, foundBy } of readings) {
    const near = find(scope, some, true, some.length)
    if (near.length > 0)
      return { ...best(scope, near), foundBy: foundBy === 'words' ? 'typos' : foundBy, terms: some, typos: true, ...tried }
  }
  for (const { terms: some } of readings) {
    if (some.length < 2) continue
    const partly = find(scope, some, true, Math.ceil(some.length / 2))
    if (partly.length > 0) return { ...best(scope, partly), foundBy: 'some-words', terms: some, typos: true, ...tried }
  }
  return { found: [], total: 0, foundBy: 'words', terms, typos: false, ...tried }
}

/** What fits to where the operator stands, without a query; else what changed last. */
export function fittingArticles(scope: SearchScope, all: Iterable<KeptArticle>): readonly FoundKept[] {
  const rank = (reason: ArticleReason | undefined): number => (reason === undefined ? 0 : FAVOUR[reason])
  const shown = [...all].filter((kept) => kept.withdrawn !== true && inForce(scope, kept))
  const found = shown.map((kept) => ({ kept, score: 0, reason: reasonOf(scope.context, kept) }))
  const fitting = found.filter(({ reason }) => reason !== undefined)
  return (fitting.length > 0 ? fitting : found.filter(({ kept }) => !kept.isQuick)).toSorted(
    (one, two) =>
      rank(two.reason) - rank(one.reason) ||
      placeIn(scope.context, one.kept) - placeIn(scope.context, two.kept) ||
      Number(one.kept.isQuick) - Number(two.kept.isQuick) ||
      newestFirst(one.kept, two.kept),
  )
}

export const newestFirst = (one: KeptArticle, two: KeptArticle): number => two.at - one.at || (one.place < two.place ? -1 : 1)

const idOf = ({ place }: KeptArticle): string => place.slice(place.indexOf('/') + 1)

/** Order in which questions and steps name it. */
const placeIn = ({ stepIds, questionIds }: ArticleContext, kept: KeptArticle): number => [...stepIds, ...questionIds].indexOf(idOf(kept))

function reasonOf({ stepIds, questionIds, topicIds }: ArticleContext, kept: KeptArticle): ArticleReason | undefined {
  if (stepIds.length > 0 || questionIds.length > 0) {
    const id = idOf(kept)
    if (stepIds.includes(id)) return 'step'
    if (questionIds.includes(id)) return 'question'
  }
  return kept.topicId !== undefined && topicIds.includes(kept.topicId) ? 'topic' : undefined
}

const inForce = ({ now }: SearchScope, kept: KeptArticle): boolean =>
  (kept.validFrom === undefined && kept.validUntil === undefined) || isInForce(asArticle(kept), now)

const asArticle = ({ validFrom, validUntil }: KeptArticle): Article => ({
  id: '',
  title: '',
  text: '',
  by: '',
  at: 0,
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validUntil === undefined ? {} : { validUntil }),
})

function find(
  { parts, isCurrent, language, context }: SearchScope,
  terms: readonly QueryTerm[],
  typos: boolean,
  need: number,
): readonly FoundKept[] {
  if (terms.length === 0) return []
  const found: FoundKept[] = []
  for (const { articles, finder } of parts) {
    for (const { number, score } of finder.find(terms, { typos, language, need })) {
      const kept = articles[number]
      if (kept === undefined || kept.withdrawn === true || !isCurrent(kept)) continue
      const reason = reasonOf(context, kept)
      found.push({ kept, score: reason === undefined ? score : score * FAVOUR[reason], reason })
    }
  }
  return found
}

function withOthers(exact: readonly FoundKept[], near: readonly FoundKept[]): readonly FoundKept[] {
  const there = new Set(exact.map(({ kept }) => kept))
  return [...exact, ...near.flatMap((one) => (there.has(one.kept) ? [] : [{ ...one, score: one.score * BESIDE }]))]
}

/** What is in force stands before everything that is not. */
const IN_FORCE = 1e6

/** The best of what was found, in order: the others are only counted. */
function best(scope: SearchScope, found: readonly FoundKept[]): { readonly found: readonly FoundKept[]; readonly total: number } {
  const ranks = Float64Array.from(found, ({ kept, score }) => (inForce(scope, kept) ? score + IN_FORCE : score))
  const least = ranks.length > MOST ? (ranks.toSorted().at(-MOST) ?? 0) : -Infinity
  const ranked = found.flatMap((one, at): readonly (readonly [number, FoundKept])[] => {
    const rank = ranks[at] ?? 0
    return rank >= least ? [[rank, one]] : []
  })
  const order = ranked.toSorted((one, two) => two[0] - one[0] || newestFirst(one[1].kept, two[1].kept))
  return { found: order.slice(0, MOST).map(([, one]) => one), total: found.length }
}
