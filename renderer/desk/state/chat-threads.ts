import type { ChatMessage, PlacedMessage } from '../../../core/domain/chat/message.ts'
import { isSeenBy, threadsOf } from '../../../core/domain/chat/threads.ts'
import { unreadOfThread, type Reader, type Unread } from '../../../core/domain/chat/unread.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { SeatRoom, SeatThread } from './chat-view.ts'

/** A word that this seat said, and where. */
export interface OwnWord {
  readonly organisation: OrganisationId
  readonly message: ChatMessage
}

export type ReaderOf = (room: SeatRoom) => Reader

/** Draws the threads of all rooms with this seat's own words on top. A thread that did not change keeps its identity. */
export function threadDrawer(): (rooms: readonly SeatRoom[], own: Iterable<OwnWord>, readerOf: ReaderOf) => readonly SeatThread[] {
  let drawn = new Map<string, SeatThread>()
  return (rooms, own, readerOf) => {
    const words = [...own]
    const all = rooms.flatMap((room): readonly SeatThread[] => {
      const here: PlacedMessage[] = words.filter((word) => word.organisation === room.organisation).map(({ message }) => ({ message }))
      const reader = readerOf(room)
      const threads = threadsOf([...room.messages, ...here]).filter((thread) => isSeenBy(thread, reader.memberId))
      return threads.map((thread) => ({
        ...thread,
        organisation: room.organisation,
        unread: unreadOfThread(thread, reader),
      }))
    })
    const kept = all.map((thread) => {
      const before = drawn.get(`${thread.organisation}/${thread.id}`)
      return before !== undefined && isSame(before, thread) ? before : thread
    })
    drawn = new Map(kept.map((thread) => [`${thread.organisation}/${thread.id}`, thread]))
    return rooms.length > 1 ? kept.sort(byWait) : kept
  }
}

/** Messages never change: what was parsed anew keeps its identity. */
export function sameMessages(before: readonly PlacedMessage[] | undefined, told: readonly PlacedMessage[]): readonly PlacedMessage[] {
  if (before === undefined) return told
  const known = new Map(before.map((placed) => [placed.message.id, placed]))
  return told.map((placed) => {
    const one = known.get(placed.message.id)
    return one !== undefined && one.sequence === placed.sequence ? one : placed
  })
}

function isSame(one: SeatThread, other: SeatThread): boolean {
  return (
    isSameWord(one.question, other.question) &&
    one.replies.length === other.replies.length &&
    one.replies.every((reply, index) => isSameWord(reply, other.replies[index])) &&
    one.newest === other.newest &&
    isSameUnread(one.unread, other.unread) &&
    JSON.stringify(one.state) === JSON.stringify(other.state)
  )
}

const isSameWord = (one: PlacedMessage | undefined, other: PlacedMessage | undefined): boolean =>
  one === other || (one?.message === other?.message && one?.sequence === other?.sequence)

const isSameUnread = (one: Unread, other: Unread): boolean => one.count === other.count && one.mentions === other.mentions

/** Places of different rooms cannot be compared, times can. */
function byWait(a: SeatThread, b: SeatThread): number {
  const rank = ({ state }: SeatThread): number => (state.kind === 'waiting' ? 0 : state.kind === 'solved' ? 2 : 1)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a.state.kind === 'waiting' && b.state.kind === 'waiting') return a.state.since - b.state.since
  return lastAt(b) - lastAt(a)
}

const lastAt = ({ replies, question }: SeatThread): number => (replies.at(-1) ?? question)?.message.at ?? 0
