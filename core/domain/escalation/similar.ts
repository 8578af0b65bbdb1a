import type { Article } from '../knowledge/article.ts'
import type { Escalation } from './escalation.ts'
import type { Packet } from './packet.ts'

/** What was solved before that is like this packet. */
export interface Similar {
  /** `used`: answers that named it; `helped`: those that were not opened again after. */
  readonly articles: readonly { readonly article: Article; readonly used: number; readonly helped: number }[]
  readonly escalations: readonly Escalation[]
}

/**
 * Articles and ended escalations of the same topic or company, the likest first (topic 2, company 1, a word of the article's title in the topic or in the
 * client's words 1),
 * then the newer. Nothing in common: not shown.
 */
export function similarTo(
  packet: Packet,
  known: { readonly articles: readonly Article[]; readonly escalations: readonly Escalation[] },
  limit: number,
): Similar {
  const ended = known.escalations.filter(({ packet: { id }, state }) => id !== packet.id && isAnswered(state.phase))
  return {
    articles: best(
      known.articles.map((article) => ({
        item: { article, ...useOf(article.id, known.escalations) },
        score: articleScore(packet, article),
        at: article.at,
      })),
      limit,
    ),
    escalations: best(
      ended.map((item) => ({ item, score: escalationScore(packet, item.packet), at: item.packet.createdAt })),
      limit,
    ),
  }
}

const isAnswered = (phase: Escalation['state']['phase']): boolean => phase === 'resolved' || phase === 'returned'

function best<T>(scored: readonly { readonly item: T; readonly score: number; readonly at: number }[], limit: number): readonly T[] {
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.at - a.at)
    .slice(0, limit)
    .map(({ item }) => item)
}

function articleScore(packet: Packet, article: Article): number {
  const topic = packet.topic !== undefined && packet.topic.id === article.topicId ? 2 : 0
  const { words, sentence = '' } = packet.problem
  return topic + (shareWord([packet.topic?.title ?? '', words, sentence].join(' '), article.title) ? 1 : 0)
}

function escalationScore(packet: Packet, other: Packet): number {
  const topic = packet.topic !== undefined && packet.topic.id === other.topic?.id ? 2 : 0
  const company = packet.client.company !== undefined && packet.client.company === other.client.company ? 1 : 0
  const client = packet.client.id !== undefined && packet.client.id === other.client.id ? 1 : 0
  return topic + Math.max(company, client)
}

/** Words of five letters and more, by their first five: enough of a stem for Russian endings. */
function stems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{5,}/gu) ?? []
  return new Set(words.map((word) => word.slice(0, 5)))
}

function shareWord(one: string, other: string): boolean {
  const known = stems(one)
  return [...stems(other)].some((stem) => known.has(stem))
}

function useOf(articleId: string, escalations: readonly Escalation[]): { readonly used: number; readonly helped: number } {
  let [used, helped] = [0, 0]
  for (const { changes, state } of escalations) {
    const named = changes.some(({ what }) => (what.kind === 'returned' || what.kind === 'resolved') && what.articleId === articleId)
    if (!named) continue
    used += 1
    if (isAnswered(state.phase) && 'articleId' in state && state.articleId === articleId) helped += 1
  }
  return { used, helped }
}
