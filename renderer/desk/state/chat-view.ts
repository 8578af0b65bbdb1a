import type { PlacedMessage, RoomSeat } from '../../../core/domain/chat/message.ts'
import type { Thread } from '../../../core/domain/chat/threads.ts'
import { nothingUnread, type Unread } from '../../../core/domain/chat/unread.ts'
import type { TeamRejection } from '../../../core/outbox/team-item.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { TeamArticle } from './line-two-articles.ts'

/** A thread as this seat has it, with what it said itself and the hub does not have yet. */
export interface SeatThread extends Thread {
  readonly organisation: OrganisationId
  readonly unread: Unread
}

/** A word that is not at the hub: it waits here, or the hub did not take it. */
export type PendingWord = { readonly kind: 'waiting' } | { readonly kind: 'rejected'; readonly why: TeamRejection }

/** One room as the host told it. */
export interface SeatRoom {
  readonly organisation: OrganisationId
  readonly messages: readonly PlacedMessage[]
  readonly seat: RoomSeat
  readonly readUpTo: number
}

export interface ChatArticles {
  readonly list: readonly TeamArticle[]
  readonly state: 'unread' | 'read' | 'failed'
}

/** What is being written: an answer to a thread, or a new question. */
export const NEW_QUESTION = 'new-question'

/** Why the seat in the room was not handed on. */
export type HandOnTrouble = 'nobody' | 'unreachable' | 'refused'

export interface ChatView {
  readonly phase: 'unasked' | 'ready' | 'failed'
  /** Those that wait in front, the longest waiting first; the solved last. Of all rooms of this seat. */
  readonly threads: readonly SeatThread[]
  readonly rooms: readonly SeatRoom[]
  readonly unread: Unread
  /** Words of this seat by id. */
  readonly pending: ReadonlyMap<string, PendingWord>
  /** Everybody who can be called by name. */
  readonly members: readonly Member[]
  /** The thread the reply field is about; undefined: the one that waits longest. */
  readonly chosenId: string | undefined
  /** By thread, or {@link NEW_QUESTION}. */
  readonly drafts: Readonly<Record<string, string>>
  /** Drafts that neither disk nor hub took. */
  readonly unkept: ReadonlySet<string>
  /** Grows when the field should take the focus. */
  readonly focusAsked: number
  /** Whether the panel of line 1 is open. */
  readonly open: boolean
  readonly articles: ChatArticles
  readonly handOn: HandOnTrouble | undefined
}

export const emptyChat: ChatView = {
  phase: 'unasked',
  threads: [],
  rooms: [],
  unread: nothingUnread,
  pending: new Map(),
  members: [],
  chosenId: undefined,
  drafts: {},
  unkept: new Set(),
  focusAsked: 0,
  open: false,
  articles: { list: [], state: 'unread' },
  handOn: undefined,
}
