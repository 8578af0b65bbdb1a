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

/**
 * White spots, the most felt first: by times, then by people, then the newest. Words are the same whatever their order and endings.
 * An event counts once, however often it comes.
 * @param stems of the words of a query, in any order
 */
export function whiteSpotsOf(events: readonly KnowledgeEvent[], stems: (query: string) => readonly string[]): readonly WhiteSpot[] {
  const groups = new Map<string, KnowledgeEvent[]>()
  for (const event of new Map(events.map((one) => [one.id, one])).values()) {
    const query = missed(event)
    if (query === undefined) continue
    const key = [...new Set(stems(query))].sort().join(' ')
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), event])
  }
  return [...groups.values()].map(spotOf).sort((a, b) => times(b) - times(a) || b.operators - a.operators || b.lastAt - a.lastAt)
}

const times = ({ notFound, noHelp }: WhiteSpot): number => notFound + noHelp

function missed({ use }: KnowledgeEvent): string | undefined {
  return use.kind === 'nothing-found' || use.kind === 'did-not-help' ? use.query : undefined
}

function spotOf(events: readonly KnowledgeEvent[]): WhiteSpot {
  return {
    query: mostOften(events.map((event) => missed(event)?.trim() ?? '')),
    notFound: events.filter(({ use }) => use.kind === 'nothing-found').length,
    noHelp: events.filter(({ use }) => use.kind === 'did-not-help').length,
    operators: new Set(events.map(({ operatorId }) => operatorId)).size,
    lastAt: Math.max(...events.map(({ at }) => at)),
    topicIds: [...new Set(events.flatMap(({ topicId }) => (topicId === undefined ? [] : [topicId])))],
  }
}

function mostOften(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}
