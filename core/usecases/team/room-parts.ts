import type { ChatMessage, ReadMark, RoomSeat } from '../../domain/chat/message.ts'
import type { Result } from '../../domain/result.ts'
import type { Member } from '../../domain/team/member.ts'
import type { OrganisationId } from '../../domain/team/organisation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { HubFailure, TeamHub } from '../../ports/team-hub.ts'

/** What a room is opened with. */
export interface RoomDeps {
  readonly hub: Pick<TeamHub, 'records' | 'log' | 'now'>
  readonly clock: Pick<Clock, 'after'>
  /** 0…1; spreads the next try of seats that wrote at once. */
  readonly random: () => number
  readonly organisation: OrganisationId
  readonly member: Member
  readonly parse: {
    readonly message: (text: string) => Result<ChatMessage, string>
    readonly seat: (text: string) => Result<RoomSeat, string>
    readonly mark: (text: string) => Result<ReadMark, string>
  }
  /** An entry of the log that cannot be read, or lies under another's id. It is left alone. */
  readonly unreadable?: (id: string, sequence: number, why: string) => void
}

/** What came of a write into the room. After `unreachable` nobody knows: the same again, it is done once. */
export type RoomOutcome =
  /** Done, or had been done before. */
  | { readonly kind: 'done' }
  /** The seat stays as it is: there is nobody else to sit there. */
  | { readonly kind: 'nobody' }
  | HubFailure

export const roomDone: RoomOutcome = { kind: 'done' }
