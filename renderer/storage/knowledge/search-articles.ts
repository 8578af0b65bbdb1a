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
  readonly found: readonly FoundKept[]
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
    return { found: sorted(scope, found), foundBy, terms: some, typos: found.length > exact.length, ...tried }
  }
  for (const { terms: some, foundBy } of readings) {
    const near = find(scope, some, true, some.length)
    if (near.length > 0)
      return { found: sorted(scope, near), foundBy: foundBy === 'words' ? 'typos' : foundBy, terms: some, typos: true, ...tried }
  }
  for (const { terms: some } of readings) {
    if (some.length < 2) continue
    const partly = find(scope, some, true, Math.ceil(some.length / 2))
    if (partly.length > 0) return { found: sorted(scope, partly), foundBy: 'some-words', terms: some, typos: true, ...tried }
  }
  return { found: [], foundBy: 'words', terms, typos: false, ...tried }
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
  const id = idOf(kept)
  if (stepIds.includes(id)) return 'step'
  if (questionIds.includes(id)) return 'question'
  return kept.topicId !== undefined && topicIds.includes(kept.topicId) ? 'topic' : undefined
}

const inForce = ({ now }: SearchScope, { validFrom = -Infinity, validUntil = Infinity }: KeptArticle): boolean =>
  isInForce({ id: '', title: '', text: '', by: '', at: 0, validFrom, validUntil }, now)

function find(
  { parts, isCurrent, language, context }: SearchScope,
  terms: readonly QueryTerm[],
  typos: boolean,
  need: number,
): readonly FoundKept[] {
  if (terms.length === 0) return []
  return parts.flatMap(({ articles, finder }) =>
    finder.find(terms, { typos, language, need }).flatMap(({ number, score }): readonly FoundKept[] => {
      const kept = articles[number]
      if (kept === undefined || kept.withdrawn === true || !isCurrent(kept)) return []
      const reason = reasonOf(context, kept)
      return [{ kept, score: reason === undefined ? score : score * FAVOUR[reason], reason }]
    }),
  )
}

function withOthers(exact: readonly FoundKept[], near: readonly FoundKept[]): readonly FoundKept[] {
  const there = new Set(exact.map(({ kept }) => kept))
  return [...exact, ...near.flatMap((one) => (there.has(one.kept) ? [] : [{ ...one, score: one.score * BESIDE }]))]
}

const sorted = (scope: SearchScope, found: readonly FoundKept[]): readonly FoundKept[] => {
  const force = new Map(found.map(({ kept }) => [kept, inForce(scope, kept) ? 1 : 0]))
  return found.toSorted(
    (one, two) => (force.get(two.kept) ?? 0) - (force.get(one.kept) ?? 0) || two.score - one.score || newestFirst(one.kept, two.kept),
  )
}
