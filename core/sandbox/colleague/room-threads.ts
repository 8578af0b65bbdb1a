import type { ChatMessage } from '../../domain/chat/message.ts'
import type { Member } from '../../domain/team/member.ts'
import type { EpochMs } from '../../domain/time.ts'
import { fillDates } from '../scenario/dated-text.ts'
import type { LineTwoScript } from './line-two-script.ts'

const MINUTE_MS = 60_000

/**
 * The threads that lie in the line-1 room when somebody sits down at line 2, in the order they were said. Their ids
 * name the day: each is there once a day, however often one sits down.
 */
export function threadMessages(
  script: LineTwoScript,
  people: ReadonlyMap<string, Member>,
  { now, timeZoneOffset }: { readonly now: EpochMs; readonly timeZoneOffset: number },
): ChatMessage[] {
  const day = new Date(now - timeZoneOffset * MINUTE_MS).toISOString().slice(0, 10)
  const text = (words: string): string => fillDates(words, { nowMs: now, timeZoneOffset }, script.language)
  const messages: ChatMessage[] = []
  for (const { id, title, question, replies, solved } of script.threads) {
    const threadId = `sim-${day}-${id}`
    const asker = people.get(question.by)
    if (asker === undefined) continue
    const at = (minutesAgo: number): EpochMs => now - minutesAgo * MINUTE_MS
    const message = (name: string, by: Member, when: EpochMs, what: ChatMessage['what']): void =>
      void messages.push({ id: `${threadId}-${name}`, threadId, at: when, by, mentions: by.id === asker.id ? [] : [asker.id], what })
    messages.push({
      id: threadId,
      threadId,
      at: at(question.minutesAgo),
      by: asker,
      mentions: [],
      what: { kind: 'question', title, text: text(question.text) },
    })
    for (const [index, reply] of replies.entries()) {
      const by = people.get(reply.by)
      const article = reply.articleId === undefined ? {} : { articleId: reply.articleId }
      if (by !== undefined) message(String(index + 1), by, at(reply.minutesAgo), { kind: 'reply', text: text(reply.text), ...article })
    }
    if (solved) message('solved', asker, at((replies.at(-1) ?? question).minutesAgo) + 20_000, { kind: 'solved', solved: true })
  }
  return messages.sort((one, other) => one.at - other.at)
}
