import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'
import type { PacketAttachment } from './packet.ts'
import type { TrackerStatus } from './tracker-status.ts'

/** Who did it: the seat of a person, or the rules of the house run by some seat (`clockwork`). */
export type Author = { readonly kind: 'member'; readonly member: Member } | { readonly kind: 'clockwork'; readonly seat: string }

/** What can happen to an escalation. Past tense: it is written down when it has happened. */
export type ChangeWhat =
  /** First: offered to one free specialist, or to all (`to` absent), until `until` (hub time). */
  | { readonly kind: 'offered'; readonly to?: Member; readonly until: EpochMs }
  /** The packet was on a specialist's screen: the receipt. */
  | { readonly kind: 'seen' }
  /** Nobody took it in time: offered to the next one, or to all. */
  | { readonly kind: 're-offered'; readonly to?: Member; readonly until: EpochMs }
  /** Nobody was free in the set time: it is a callback by then, and the client was told so. */
  | { readonly kind: 'fell-back'; readonly dueAt: EpochMs; readonly until: EpochMs }
  | { readonly kind: 'accepted' }
  /** The specialist talks with the client. */
  | { readonly kind: 'connected' }
  /** The specialist tells the operator what to say while the client holds. */
  | { readonly kind: 'advising' }
  | { readonly kind: 'asked-again'; readonly factId: string; readonly asked: boolean }
  /** A word between the lines about this packet, of either side; `attachment`: a file that was added after the offer. */
  | { readonly kind: 'noted'; readonly text: string; readonly attachment?: PacketAttachment }
  /** To another specialist, or back to the queue. */
  | { readonly kind: 'handed-over'; readonly to?: Member; readonly until: EpochMs }
  | { readonly kind: 'returned'; readonly answer: string; readonly articleId?: string }
  | { readonly kind: 'resolved'; readonly how: string; readonly articleId?: string }
  | { readonly kind: 'sent-to-line-three'; readonly issue: TrackerStatus }
  | { readonly kind: 'line-three-told'; readonly issue: TrackerStatus }
  /** Taken back by line 1: undo, or solved without line 2. */
  | { readonly kind: 'withdrawn'; readonly why: 'undone' | 'solved' | 'client-left' }
  /** The operator has read the answer. */
  | { readonly kind: 'answer-read' }

/** One entry of an escalation's history. */
export interface Change {
  /** Minted where it was wished for: a resend is the same change. */
  readonly id: string
  /** Hub time. */
  readonly at: EpochMs
  readonly by: Author
  readonly what: ChangeWhat
}
