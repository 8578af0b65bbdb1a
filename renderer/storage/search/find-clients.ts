import type { QueryWord } from '../../../core/domain/search/search-query.ts'
import type { ClientIndex } from './client-index.ts'
import { findWord, type FoundWords, type WordRun } from './find-words.ts'

/** Clients that were found, by what they cost; only so many of each cost are kept. */
export interface FoundClients {
  readonly byCost: readonly (readonly number[] | undefined)[]
  readonly total: number
  /** There are more than `total`: the best of them are known, so the others were not counted. */
  readonly more: boolean
}

/** Clients are counted up to here; nobody reads a longer list. */
export const COUNTED = 1_000

export interface FindOptions {
  readonly typos: boolean
  /** Clients of each cost at most. */
  readonly keep: number
  /** Asked last, of those who have all words. */
  readonly fits?: ((client: number) => boolean) | undefined
}

/** Finds clients of one index by words; keeps its room between queries. */
export class ClientFinder {
  readonly index: ClientIndex
  /** How many of the typed words each client has so far. */
  readonly #has: Uint8Array
  readonly #cost: Uint8Array

  constructor(index: ClientIndex) {
    this.index = index
    this.#has = new Uint8Array(index.count)
    this.#cost = new Uint8Array(index.count)
  }

  get byteLength(): number {
    return this.index.byteLength + this.#has.byteLength + this.#cost.byteLength
  }

  /** Clients who have every one of the words. The rarest word is looked at first, the commonest only until the list is full. */
  find(words: readonly QueryWord[], options: FindOptions): FoundClients {
    const found = words.map((word) => findWord(this.index, word, options.typos)).toSorted((one, two) => one.clients - two.clients)
    const last = found.at(-1)
    if (last === undefined || found.some(({ clients }) => clients === 0)) return { byCost: [], total: 0, more: false }
    this.#has.fill(0)
    found.slice(0, -1).forEach((texts, before) => this.#mark(texts, before))
    return this.#collect(last, found.length - 1, options)
  }

  /** Marks those who have this word, of those who have all before it. The first, cheapest match counts. */
  #mark(found: FoundWords, before: number): void {
    const has = this.#has
    const costs = this.#cost
    this.#walk(found, (holders, cost) => {
      for (let at = 0; at < holders.length; at += 1) {
        const client = holders[at] ?? 0
        if (has[client] !== before) continue
        has[client] = before + 1
        costs[client] = (before === 0 ? 0 : (costs[client] ?? 0)) + cost
      }
      return true
    })
  }

  #collect(found: FoundWords, before: number, { keep, fits }: FindOptions): FoundClients {
    const byCost: number[][] = []
    let total = 0
    const has = this.#has
    const ended = this.#walk(found, (holders, cost) => {
      // Whoever comes from here on costs this much at least.
      if (total >= COUNTED && countUpTo(byCost, cost) >= keep) return false
      for (let at = 0; at < holders.length; at += 1) {
        const client = holders[at] ?? 0
        if (has[client] !== before) continue
        has[client] = before + 1
        if (fits !== undefined && !fits(client)) continue
        total += 1
        const sum = (before === 0 ? 0 : (this.#cost[client] ?? 0)) + cost
        const list = byCost[sum] ?? (byCost[sum] = [])
        if (list.length < keep) list.push(client)
      }
      return true
    })
    return { byCost, total, more: !ended }
  }

  /** Everybody who has one of these words, text by text, the cheapest first; false when `visit` wanted no more. */
  #walk(found: FoundWords, visit: (holders: Uint32Array, cost: number) => boolean): boolean {
    return found.byCost.every((runs, cost) => runs.every((run) => walkRun(run, (holders) => visit(holders, cost))))
  }
}

function walkRun({ field, from, to }: WordRun, visit: (holders: Uint32Array) => boolean): boolean {
  for (let place = from; place < to; place += 1) {
    for (const text of field.words.targets(place)) if (!visit(field.holders(text))) return false
  }
  return true
}

function countUpTo(byCost: readonly (readonly number[] | undefined)[], cost: number): number {
  let count = 0
  for (let at = 0; at <= cost; at += 1) count += byCost[at]?.length ?? 0
  return count
}
