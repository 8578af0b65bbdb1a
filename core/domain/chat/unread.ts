import type { PlacedMessage } from './message.ts'
import type { Thread } from './threads.ts'

/** What a member has not read yet; `mentions`: of it, what calls him by name. */
export interface Unread {
  readonly count: number
  readonly mentions: number
}

export const nothingUnread: Unread = { count: 0, mentions: 0 }

/** Who reads, and how far he is. */
export interface Reader {
  readonly memberId: string
  /** Everything up to this place of the room was read. */
  readonly readUpTo: number
  /** Places beyond it that were read already, in a thread that was opened before an older one. */
  readonly seen?: ReadonlySet<number>
}

/** Words of others at the hub that this member has not read. A mark (solved, escalated) is no word. */
export function isUnread({ message, sequence }: PlacedMessage, { memberId, readUpTo, seen }: Reader): boolean {
  if (sequence === undefined || sequence <= readUpTo || message.by.id === memberId) return false
  // A notice is told to those it calls, and to nobody else.
  const isWord = message.what.kind === 'notice' ? message.mentions.includes(memberId) : 'text' in message.what
  return isWord && seen?.has(sequence) !== true
}

export function unreadOf(messages: readonly PlacedMessage[], reader: Reader): Unread {
  const unread = messages.filter((placed) => isUnread(placed, reader))
  return { count: unread.length, mentions: unread.filter(({ message }) => message.mentions.includes(reader.memberId)).length }
}

export const unreadOfThread = ({ question, replies }: Thread, reader: Reader): Unread =>
  unreadOf(question === undefined ? replies : [question, ...replies], reader)

export const addUnread = (one: Unread, other: Unread): Unread => ({
  count: one.count + other.count,
  mentions: one.mentions + other.mentions,
})

/**
 * How far the one mark a member has in the room can move: up to the last place before which nothing is unread. It never
 * goes back.
 */
export function readMarkOf(messages: readonly PlacedMessage[], reader: Reader): number {
  const firstUnread = Math.min(...messages.filter((placed) => isUnread(placed, reader)).map(({ sequence }) => sequence ?? Infinity))
  const read = messages.flatMap(({ sequence }) => (sequence !== undefined && sequence < firstUnread ? [sequence] : []))
  return read.reduce((far, sequence) => Math.max(far, sequence), reader.readUpTo)
}
