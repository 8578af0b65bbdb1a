import type { WordIndex } from '../search/word-index.ts'
import { ARTICLE_FIELDS, type ArticleField } from './article-terms.ts'
import { articleOf, fieldOf } from './article-index.ts'
import type { QueryTerm } from './article-query.ts'

export interface FoundArticle {
  /** Of the index. */
  readonly number: number
  /** Greater is better; only comparable within one query. */
  readonly score: number
}

export interface FindArticlesOptions {
  readonly typos: boolean
  /** Of the desk. */
  readonly language: 'ru' | 'en'
  /** How many of the words an article must have. */
  readonly need: number
}

const WEIGHTS: Readonly<Record<'ru' | 'en', Readonly<Record<ArticleField, number>>>> = {
  ru: { 'title-ru': 4, 'text-ru': 1, 'title-en': 2, 'text-en': 0.5, tags: 3 },
  en: { 'title-ru': 2, 'text-ru': 0.5, 'title-en': 4, 'text-en': 1, tags: 3 },
}

/** A match by the beginning of a word, and by one with typos, is worth so much of a whole one. */
const BEGINNING = 0.7
const TYPO = [1, 0.45, 0.3] as const
/** A stem this short says too little to look for words that begin with it. */
const SHORTEST_BEGINNING = 3

/** Finds articles of one index by words; keeps its room between queries. */
export class ArticleFinder {
  readonly index: WordIndex
  readonly #count: number
  /** What the word that is being looked at is worth in each article, and all words before it. */
  readonly #best: Float32Array
  readonly #sum: Float32Array
  readonly #has: Uint8Array
  #touched: number[] = []

  constructor(index: WordIndex, count: number) {
    this.index = index
    this.#count = count
    this.#best = new Float32Array(count)
    this.#sum = new Float32Array(count)
    this.#has = new Uint8Array(count)
  }

  /** Articles that have as many of the words as are needed, in no order. */
  find(terms: readonly QueryTerm[], { typos, language, need }: FindArticlesOptions): readonly FoundArticle[] {
    this.#sum.fill(0)
    this.#has.fill(0)
    const weights = ARTICLE_FIELDS.map((field) => WEIGHTS[language][field])
    for (const term of terms) this.#addTerm(term, typos, weights)
    const found: FoundArticle[] = []
    for (let number = 0; number < this.#count; number += 1) {
      const has = this.#has[number] ?? 0
      if (has > 0 && has >= need) found.push({ number, score: (this.#sum[number] ?? 0) * (has / terms.length) })
    }
    return found
  }

  #addTerm(term: QueryTerm, typos: boolean, weights: readonly number[]): void {
    this.#touched = []
    const rarity = this.#rarityOf(term)
    eachMatch(this.index, term, typos, (place, quality) => this.#addPlace(place, quality * (rarity ?? this.#rarity(place)), weights))
    for (const number of this.#touched) {
      this.#sum[number] = (this.#sum[number] ?? 0) + (this.#best[number] ?? 0)
      this.#has[number] = (this.#has[number] ?? 0) + 1
      this.#best[number] = 0
    }
  }

  /** Of the word itself, if it stands there: a rare word that only begins like it must not outweigh it. */
  #rarityOf({ stem }: QueryTerm): number | undefined {
    const { from, to } = this.index.startingWith(stem)
    return from < to && this.index.lengthOf(from) === stem.length ? this.#rarity(from) : undefined
  }

  #rarity(place: number): number {
    return Math.log(1 + this.#count / (1 + this.index.targets(place).length))
  }

  #addPlace(place: number, worth: number, weights: readonly number[]): void {
    const targets = this.index.targets(place)
    for (let at = 0; at < targets.length; at += 1) {
      const target = targets[at] ?? 0
      const number = articleOf(target)
      const score = worth * (weights[fieldOf(target)] ?? 0) + 1e-3
      const before = this.#best[number] ?? 0
      if (before === 0) this.#touched.push(number)
      if (score > before) this.#best[number] = score
    }
  }
}

/** Words of the index that a typed one stands for; one may come more than once, the best of its values counts. */
function eachMatch(
  index: WordIndex,
  { typed, stem, edits, isLast }: QueryTerm,
  typos: boolean,
  visit: (place: number, quality: number) => void,
): void {
  const whole = index.startingWith(stem)
  if (whole.from < whole.to && index.lengthOf(whole.from) === stem.length) visit(whole.from, 1)
  const beginnings = new Set([typed, ...(stem.length >= Math.max(SHORTEST_BEGINNING, typed.length - 2) ? [stem] : [])])
  for (const beginning of beginnings) {
    if (beginning.length < SHORTEST_BEGINNING && !isLast) continue
    const { from, to } = index.startingWith(beginning)
    for (let place = from; place < to; place += 1) visit(place, BEGINNING * Math.sqrt(beginning.length / index.lengthOf(place)))
  }
  if (!typos || edits === 0) return
  for (const word of new Set([typed, stem])) {
    index.near(word, edits, (place, distance, beginning) => {
      const worth = distance <= edits ? distance : isLast && beginning <= edits ? Math.min(2, beginning + 1) : undefined
      // A short word a letter away is another word.
      if (worth !== undefined && index.lengthOf(place) >= SHORTEST_BEGINNING) visit(place, TYPO[worth] ?? TYPO[2])
    })
  }
}
