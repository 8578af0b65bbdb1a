import type { ClientId } from '../client/client-id.ts'
import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'

/** An entry of the line-1 room. Threads: a question opens one, everything else names it. */
export type ChatWhat =
  | { readonly kind: 'question'; readonly title?: string; readonly text: string }
  | { readonly kind: 'reply'; readonly text: string; readonly articleId?: string }
  | { readonly kind: 'solved'; readonly solved: boolean }
  /** The thread became this escalation. */
  | { readonly kind: 'escalated'; readonly escalationId: string }
  /** Opens a thread of its own: a note on a client names those who are called here. Only they and its author see it; it wants no answer. */
  | { readonly kind: 'notice'; readonly text: string; readonly client: NoticeClient }

/** Whom a notice is about: no more of him than a packet carries. */
export interface NoticeClient {
  readonly id: ClientId
  /** As it is shown. */
  readonly name: string
}

export interface ChatMessage {
  /** Minted by the writer: a resend is the same message. */
  readonly id: string
  readonly threadId: string
  /** Writer's wish, hub time; order is the log's sequence. */
  readonly at: EpochMs
  readonly by: Member
  /** Ids of members that are called by name. */
  readonly mentions: readonly string[]
  readonly what: ChatWhat
}

/** A message with its place in the room. `sequence` undefined: not at the hub yet, it waits on this seat. */
export interface PlacedMessage {
  readonly message: ChatMessage
  readonly sequence?: number
}

/** Who sits in the line-1 room now. Changed by compare-and-set, so that there is one holder. */
export interface RoomSeat {
  readonly holder?: Member
  /** Hub time. */
  readonly since: EpochMs
  /** Ids of the last holders, newest first: whose turn it is follows from it. */
  readonly turns: readonly string[]
}

/** How far one member has read the room. */
export interface ReadMark {
  readonly memberId: string
  readonly sequence: number
}
