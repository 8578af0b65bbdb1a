import type { ChatMessage, ChatWhat } from '../../domain/chat/message.ts'
import { fnv1a } from '../../domain/escalation/escalation-number.ts'
import type { Member } from '../../domain/team/member.ts'
import { answerTo } from './answer-for.ts'
import type { LineTwoScript } from './line-two-script.ts'

/** One thread of the line-1 room as the simulated people see it. */
export interface ThreadSoFar {
  readonly script: LineTwoScript
  /** In order. */
  readonly messages: readonly ChatMessage[]
  /** The person who rehearses. */
  readonly desk: Member
  readonly isAtLineTwo: boolean
  readonly operators: readonly Member[]
  /** The simulated specialist who would answer; absent: nobody is free. */
  readonly answerer?: Member
}

export interface NextWord {
  /** Follows from the thread: whoever says it twice has said it once. */
  readonly id: string
  readonly by: Member
  readonly what: ChatWhat
  /** After the last message, ms. */
  readonly afterMs: number
}

const [READS_MS, WRITES_MS] = [5000, 4000]

/** What a simulated person says next in a thread; undefined: it is somebody else's turn, or nobody's. */
export function nextWord(thread: ThreadSoFar): NextWord | undefined {
  const last = thread.messages.at(-1)
  if (last === undefined) return undefined
  if (thread.isAtLineTwo) return wordOfOperator(thread, last)
  if (last.by.id !== thread.desk.id || thread.answerer === undefined || !isQuestion(last.what)) return undefined
  const text = last.what.kind === 'question' || last.what.kind === 'reply' ? last.what.text : ''
  const title = last.what.kind === 'question' ? (last.what.title ?? '') : ''
  const answer = answerTo(thread.script, `${title} ${text}`)
  const article = answer.articleId === undefined ? {} : { articleId: answer.articleId }
  return {
    id: idAfter(last, 'answer'),
    by: thread.answerer,
    what: { kind: 'reply', text: answer.room, ...article },
    afterMs: timeFor(last),
  }
}

/** Whoever asked thanks for the answer, then calls it solved. */
function wordOfOperator({ messages, script, desk, operators }: ThreadSoFar, last: ChatMessage): NextWord | undefined {
  const asker = operators.find(({ id }) => id === messages[0]?.by.id)
  if (asker === undefined || messages.some(({ what }) => what.kind === 'solved' || what.kind === 'escalated')) return undefined
  const isAnswered = messages.some(({ by, what }) => by.id === desk.id && what.kind === 'reply')
  if (!isAnswered) return undefined
  if (last.by.id === asker.id) return { id: idAfter(last, 'solved'), by: asker, what: { kind: 'solved', solved: true }, afterMs: 1500 }
  const thanks = script.threads.find(({ id }) => last.threadId.endsWith(id))?.thanks
  if (thanks === undefined)
    return { id: idAfter(last, 'solved'), by: asker, what: { kind: 'solved', solved: true }, afterMs: timeFor(last) }
  return { id: idAfter(last, 'thanks'), by: asker, what: { kind: 'reply', text: thanks }, afterMs: timeFor(last) }
}

const isQuestion = (what: ChatWhat): boolean => what.kind === 'question' || (what.kind === 'reply' && what.text.includes('?'))

const idAfter = ({ id }: ChatMessage, what: string): string => `${id.slice(0, 50)}-${what}`.slice(0, 64)

const timeFor = ({ id }: ChatMessage): number => READS_MS + (fnv1a(id) % WRITES_MS)
