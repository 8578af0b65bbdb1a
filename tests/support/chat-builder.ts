import type { ChatMessage, ChatWhat, PlacedMessage } from '../../core/domain/chat/message.ts'
import { clientIdSchema } from '../../core/contract/client-schema.ts'
import type { Member } from '../../core/domain/team/member.ts'
import { denis, TEAM_NOW } from './team-members.ts'

let ids = 0

/** A word of the line-1 room; say only what the test is about. */
export function aWord(what: ChatWhat, changes: Partial<Omit<ChatMessage, 'what'>> = {}): ChatMessage {
  const id = changes.id ?? `m-${(ids += 1)}`
  return { id, threadId: changes.threadId ?? id, at: TEAM_NOW, by: denis, mentions: [], what, ...changes }
}

export const aQuestion = (
  text = 'Клиент видит два списания. Что сказать?',
  changes: Partial<Omit<ChatMessage, 'what'>> = {},
): ChatMessage => aWord({ kind: 'question', text }, changes)

export const aReply = (threadId: string, by: Member, text: string, changes: Partial<Omit<ChatMessage, 'what' | 'by'>> = {}): ChatMessage =>
  aWord({ kind: 'reply', text }, { threadId, by, ...changes })

/** A note on Мария Орлова that calls these members. */
export const aNotice = (
  text: string,
  called: readonly Member[],
  changes: Partial<Omit<ChatMessage, 'what' | 'mentions'>> = {},
): ChatMessage =>
  aWord(
    { kind: 'notice', text, client: { id: clientIdSchema.parse('c-1'), name: 'Мария Орлова' } },
    { mentions: called.map(({ id }) => id), ...changes },
  )

/** The words in the order of the room, as the hub has them. */
export const placed = (...messages: readonly ChatMessage[]): readonly PlacedMessage[] =>
  messages.map((message, index) => ({ message, sequence: index + 1 }))
