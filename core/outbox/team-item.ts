import type { ChatMessage } from '../domain/chat/message.ts'
import type { Change } from '../domain/escalation/change.ts'
import type { Packet } from '../domain/escalation/packet.ts'
import type { SeatEvent } from '../domain/insight/team-event.ts'
import type { OrganisationId } from '../domain/team/organisation.ts'
import type { EpochMs } from '../domain/time.ts'

/** What a seat sends to the team. Ids are minted at the click, so that a resend is never a second one. */
export type TeamItemBody =
  /** `change`: its first one, `offered`. */
  | { readonly kind: 'submit'; readonly packet: Packet; readonly change: Change }
  | { readonly kind: 'change'; readonly escalationId: string; readonly change: Change }
  | { readonly kind: 'event'; readonly event: SeatEvent }
  /** A word in the line-1 room. */
  | { readonly kind: 'say'; readonly message: ChatMessage }

/** One thing to be sent, once; it lies on the seat's disk until the hub has it. */
export interface TeamItem {
  /** Of the change, the event or the message. */
  readonly id: string
  /** Items of one lane are sent one after the other: the id of the escalation, the event, or the thread. */
  readonly lane: string
  readonly organisation: OrganisationId
  /** Own clock. */
  readonly createdAt: EpochMs
  readonly body: TeamItemBody
}

/** Why the hub will not take it as it is. `invalid`: not what the contract allows; `rejected`: the machine has moved on. */
export const TEAM_REJECTIONS = ['rejected', 'absent', 'too-large', 'permissions', 'not-set-up', 'invalid'] as const
export type TeamRejection = (typeof TEAM_REJECTIONS)[number]

/** An item with what became of it so far. Rejected ones stay until the operator sends them again or lets them go. */
export interface KeptTeamItem extends TeamItem {
  readonly status: { readonly kind: 'waiting' } | { readonly kind: 'rejected'; readonly at: EpochMs; readonly why: TeamRejection }
}
