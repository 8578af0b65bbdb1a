import type { EpochMs } from '../time.ts'
import type { KnowledgeEvent } from './usage.ts'

/** Something that operators look for and do not find, or find and are not helped by. */
export interface WhiteSpot {
  /** The words as they were typed most often. */
  readonly query: string
  /** Times nothing was found. */
  readonly notFound: number
  /** Times what was found did not help. */
  readonly noHelp: number
  /** People who met it. */
  readonly operators: number
  readonly lastAt: EpochMs
  readonly topicIds: readonly string[]
}

/** Stems of the words of a query, in any order. */
export type Stems = (query: string) => readonly string[]

/**
 * White spots, the most felt first: by times, then by people, then the newest. Words are the same whatever their order and endings.
 * An event counts once, however often it comes.
 */
export function whiteSpotsOf(events: readonly KnowledgeEvent[], stems: Stems): readonly WhiteSpot[] {
  const tally = new WhiteSpotTally(stems)
  for (const event of new Map(events.map((one) => [one.id, one])).values()) tally.add(event)
  return tally.spots()
}

/** Counts the uses it is handed, each once. */
export class WhiteSpotTally {
  readonly #stems: Stems
  readonly #spots = new Map<string, SpotTally>()
  /** The same words are typed again and again: their stems are made once. */
  readonly #keys = new Map<string, string>()

  constructor(stems: Stems) {
    this.#stems = stems
  }

  add(event: KnowledgeEvent): void {
    const query = missed(event)?.trim().replace(/\s+/gu, ' ')
    const key = query === undefined ? '' : this.#keyOf(query)
    if (query === undefined || key === '') return
    const spot = this.#spots.get(key) ?? new SpotTally()
    this.#spots.set(key, spot)
    spot.add(event, query)
  }

  spots(): readonly WhiteSpot[] {
    return [...this.#spots.values()]
      .map((spot) => spot.spot())
      .sort((a, b) => times(b) - times(a) || b.operators - a.operators || b.lastAt - a.lastAt || (a.query < b.query ? -1 : 1))
  }

  #keyOf(query: string): string {
    const known = this.#keys.get(query) ?? [...new Set(this.#stems(query))].sort().join(' ')
    this.#keys.set(query, known)
    return known
  }
}

const times = ({ notFound, noHelp }: WhiteSpot): number => notFound + noHelp

function missed({ use }: KnowledgeEvent): string | undefined {
  return use.kind === 'nothing-found' || use.kind === 'did-not-help' ? use.query : undefined
}

class SpotTally {
  #notFound = 0
  #noHelp = 0
  #lastAt = Number.NEGATIVE_INFINITY
  readonly #operators = new Set<string>()
  readonly #topics = new Set<string>()
  readonly #queries = new Map<string, number>()

  add({ use, at, operatorId, topicId }: KnowledgeEvent, query: string): void {
    if (use.kind === 'nothing-found') this.#notFound += 1
    else this.#noHelp += 1
    this.#lastAt = Math.max(this.#lastAt, at)
    this.#operators.add(operatorId)
    if (topicId !== undefined) this.#topics.add(topicId)
    this.#queries.set(query, (this.#queries.get(query) ?? 0) + 1)
  }

  spot(): WhiteSpot {
    const [[query] = ['']] = [...this.#queries].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return {
      query,
      notFound: this.#notFound,
      noHelp: this.#noHelp,
      operators: this.#operators.size,
      lastAt: this.#lastAt,
      topicIds: [...this.#topics].sort(),
    }
  }
}
