import type { SearchAnswer } from '../../../core/domain/search/search-answer.ts'
import { searchQuery, type QueryReading, type SearchQuery } from '../../../core/domain/search/search-query.ts'
import type { ClientFinder } from './find-clients.ts'
import { hitOf, type Found } from './hit-of.ts'
import { REQUEST } from './number-layout.ts'

/** One index, and the clients of it that are out of date. */
export interface SearchPart {
  readonly finder: ClientFinder
  readonly isHidden: (id: string) => boolean
}

/** Reading the query in the other layout is worth less than any match that needs no such thing. */
const OTHER_LAYOUT_COST = 6
/** A typed word of digits that was found in a number. */
const WITH_NUMBER_COST = 2
/** So many more are collected, in case those found first are out of date. */
const SPARE = 200

interface Candidate {
  readonly part: SearchPart
  readonly client: number
  readonly cost: number
  readonly found: Found
}

/** Answers a query from all parts together: what changed lately beside the mass of the clients. */
export function searchParts(parts: readonly SearchPart[], text: string, limit: number): Omit<SearchAnswer, 'complete' | 'tookMs'> {
  const query = searchQuery(text)
  const search = new PartSearch(parts, query, limit)
  const tried = query.readings.map((reading) => reading.text)
  return { ...search.run(), tried }
}

class PartSearch {
  readonly #parts: readonly SearchPart[]
  readonly #query: SearchQuery
  readonly #limit: number
  #candidates: Candidate[] = []
  #total = 0
  #more = false

  constructor(parts: readonly SearchPart[], query: SearchQuery, limit: number) {
    this.#parts = parts
    this.#query = query
    this.#limit = limit
  }

  run(): Pick<SearchAnswer, 'hits' | 'total' | 'more'> {
    this.#numbers()
    this.#words(false)
    const fuzzy = this.#query.readings.some(({ words }) => words.some((word) => word.edits > 0))
    if (fuzzy && this.#total < this.#limit) {
      this.#forgetWords()
      this.#words(true)
    } else if (fuzzy) this.#more = true
    return { ...this.#hits(), more: this.#more }
  }

  #numbers(): void {
    const { number } = this.#query
    if (number === undefined) return
    for (const part of this.#parts) {
      const { numbers } = part.finder.index
      const { places, more } = numbers.find(number)
      this.#more ||= more
      this.#total += places.length
      const best =
        places.length > this.#limit * 4 ? places.toSorted((one, two) => one.cost - two.cost).slice(0, this.#limit + SPARE) : places
      for (const place of best) {
        const request = numbers.bytes[place.start] === REQUEST
        this.#candidates.push({ part, client: place.client, cost: place.cost, found: { by: 'number', place, request } })
      }
    }
  }

  #words(typos: boolean): void {
    for (const reading of this.#query.readings) {
      const extra = reading.layout === 'other' ? OTHER_LAYOUT_COST : 0
      this.#find(reading, reading, typos, extra)
      this.#withNumbers(reading, typos, extra)
    }
  }

  /** `Иванов 2107`: the words in the name, the digits in a number. */
  #withNumbers(reading: QueryReading, typos: boolean, extra: number): void {
    const digits = reading.words.filter(({ folded }) => /^\d+$/.test(folded))
    const words = reading.words.filter((word) => !digits.includes(word))
    if (digits.length === 0 || words.length === 0) return
    const long = digits.map(({ folded }) => folded).filter((folded) => folded.length > 1)
    this.#find({ ...reading, words }, reading, typos, extra + WITH_NUMBER_COST, long)
  }

  #find(wanted: QueryReading, shown: QueryReading, typos: boolean, extra: number, digits: readonly string[] = []): void {
    for (const part of this.#parts) {
      const { finder } = part
      const holders = digits.map((some) => finder.index.numbers.holder(some))
      const fits = holders.length === 0 ? undefined : (client: number) => holders.every((holds) => holds(client))
      const { byCost, total, more } = finder.find(wanted.words, { typos, keep: this.#limit + SPARE, fits })
      this.#total += total
      this.#more ||= more
      byCost.forEach((clients, cost) => {
        for (const client of clients ?? [])
          this.#candidates.push({ part, client, cost: cost + extra, found: { by: 'words', reading: shown } })
      })
    }
  }

  #forgetWords(): void {
    const before = this.#candidates.length
    this.#candidates = this.#candidates.filter(({ found }) => found.by === 'number')
    this.#total = Math.max(0, this.#total - (before - this.#candidates.length))
  }

  /** The best of those who are not out of date, each once. */
  #hits(): Pick<SearchAnswer, 'hits' | 'total'> {
    const sorted = this.#candidates.toSorted((one, two) => one.cost - two.cost)
    const seen = new Set<string>()
    const best: Candidate[] = []
    let dropped = 0
    for (const candidate of sorted) {
      if (best.length === this.#limit) break
      const id = candidate.part.finder.index.id(candidate.client)
      if (seen.has(id) || candidate.part.isHidden(id)) {
        dropped += 1
        continue
      }
      seen.add(id)
      best.push(candidate)
    }
    const hits = best.map(({ part, client, found }) => hitOf(part.finder.index, client, found))
    return { hits, total: Math.max(hits.length, this.#total - dropped) }
  }
}
