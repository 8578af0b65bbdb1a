import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'
import type { ChatMessage, PlacedMessage } from './message.ts'

/** How a thread stands. Times are hub time. */
export type ThreadState =
  /** Somebody asked and line 2 has not answered; `since`: the first question without an answer. */
  | { readonly kind: 'waiting'; readonly since: EpochMs }
  | { readonly kind: 'answered' }
  | { readonly kind: 'solved'; readonly at: EpochMs }
  | { readonly kind: 'escalated'; readonly escalationId: string; readonly at: EpochMs }
  /** A note on a client calls somebody by name: nobody waits for an answer. */
  | { readonly kind: 'notice' }

/** One question of the room with everything that was said about it. */
export interface Thread {
  readonly id: string
  /** As the asker wrote it, else the beginning of the question; of a notice the client's name; empty when the question is not known here. */
  readonly title: string
  /** The question or notice that began it. Absent: it lies too far back. */
  readonly question?: PlacedMessage
  /** In order of the room; what waits on this seat stands last. */
  readonly replies: readonly PlacedMessage[]
  /** Who asked; of what is known, the first who spoke. */
  readonly asker: Member
  readonly state: ThreadState
  /** Of its newest word; what waits on this seat is newer than anything at the hub. */
  readonly newest: number
}

/** A title that a question gives itself is at most so long, in characters. */
const TITLE_LENGTH = 60

/**
 * The threads of a room: those that wait in front, the longest waiting first; then by their newest word; the solved last.
 * The order of the messages handed in does not matter, nor does one that is there twice.
 */
export function threadsOf(messages: readonly PlacedMessage[]): readonly Thread[] {
  const byThread = new Map<string, PlacedMessage[]>()
  for (const placed of inOrder(messages)) {
    const known = byThread.get(placed.message.threadId)
    if (known === undefined) byThread.set(placed.message.threadId, [placed])
    else known.push(placed)
  }
  return [...byThread.values()].flatMap((all) => threadOf(all) ?? []).sort(byWait)
}

/** Each message once, by its place; of two with one id the first at the hub counts, and one that waits here comes last. */
export function inOrder(messages: readonly PlacedMessage[]): readonly PlacedMessage[] {
  const known = new Set<string>()
  return [...messages].sort(byPlace).filter(({ message: { id } }) => !known.has(id) && known.add(id))
}

export const placeOf = ({ sequence }: PlacedMessage): number => sequence ?? Number.MAX_SAFE_INTEGER

const byPlace = (a: PlacedMessage, b: PlacedMessage): number =>
  placeOf(a) - placeOf(b) || a.message.at - b.message.at || (a.message.id < b.message.id ? -1 : 1)

const byWait = (a: Thread, b: Thread): number => rank(a) - rank(b) || within(a, b) || (a.id < b.id ? -1 : 1)

const rank = ({ state }: Thread): number => (state.kind === 'waiting' ? 0 : state.kind === 'solved' ? 2 : 1)

const within = (a: Thread, b: Thread): number =>
  a.state.kind === 'waiting' && b.state.kind === 'waiting' ? a.state.since - b.state.since : b.newest - a.newest

/** @param all in order, of one thread */
function threadOf(all: readonly PlacedMessage[]): Thread | undefined {
  const question = all.find(({ message: { what } }) => what.kind === 'question' || what.kind === 'notice')
  const first = question ?? all[0]
  const last = all.at(-1)
  if (first === undefined || last === undefined) return undefined
  const asker = first.message.by
  return {
    id: first.message.threadId,
    title: question === undefined ? '' : titleOf(question.message),
    ...(question === undefined ? {} : { question }),
    replies: all.filter(({ message }) => message.what.kind === 'reply'),
    asker,
    state: question?.message.what.kind === 'notice' ? stateOfNotice(all) : stateOf(all, asker),
    newest: placeOf(last),
  }
}

/** Whether line 2 said it, and not to itself. */
const isAnswer = ({ by, what }: ChatMessage, asker: Member): boolean =>
  what.kind === 'reply' && by.role !== 'operator' && by.id !== asker.id

/** Thanks after an answer ask nothing; a second question does. */
const asksAgain = ({ what }: ChatMessage): boolean => what.kind === 'reply' && /[?？]/u.test(what.text)

function stateOf(all: readonly PlacedMessage[], asker: Member): ThreadState {
  let state: ThreadState = { kind: 'answered' }
  for (const { message } of all) state = next(state, message, asker)
  return state
}

/** Words about it change nothing; who is done with it says so. */
function stateOfNotice(all: readonly PlacedMessage[]): ThreadState {
  let state: ThreadState = { kind: 'notice' }
  for (const { message } of all) {
    const { what, at } = message
    if (what.kind === 'solved') state = what.solved ? { kind: 'solved', at } : { kind: 'notice' }
    if (what.kind === 'escalated') state = { kind: 'escalated', escalationId: what.escalationId, at }
  }
  return state
}

/** A notice is the business of its author and of those it calls. */
export function isSeenBy({ question, asker }: Pick<Thread, 'question' | 'asker'>, memberId: string): boolean {
  if (question?.message.what.kind !== 'notice') return true
  return asker.id === memberId || question.message.mentions.includes(memberId)
}

function next(state: ThreadState, message: ChatMessage, asker: Member): ThreadState {
  const { what, at } = message
  switch (what.kind) {
    case 'question':
      return state.kind === 'waiting' ? state : { kind: 'waiting', since: at }
    case 'solved':
      if (what.solved) return { kind: 'solved', at }
      return state.kind === 'solved' ? { kind: 'waiting', since: at } : state
    case 'escalated':
      return { kind: 'escalated', escalationId: what.escalationId, at }
    case 'notice':
      return state
    case 'reply':
      if (isAnswer(message, asker)) return state.kind === 'waiting' ? { kind: 'answered' } : state
      // What line 2 has as a packet is answered there.
      if (state.kind === 'waiting' || state.kind === 'escalated' || !asksAgain(message)) return state
      return { kind: 'waiting', since: at }
  }
}

function titleOf({ what }: ChatMessage): string {
  if (what.kind === 'notice') return what.client.name
  if (what.kind !== 'question') return ''
  const own = what.title?.trim() ?? ''
  if (own !== '') return own
  const line = what.text.trim().split(/\n|(?<=[.!?…])\s/u)[0] ?? ''
  if (line.length <= TITLE_LENGTH) return line
  const cut = line.slice(0, TITLE_LENGTH)
  const space = cut.lastIndexOf(' ')
  return `${(space > TITLE_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/u, '')}…`
}
