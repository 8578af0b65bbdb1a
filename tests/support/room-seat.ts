import { chatMessageSchema, readMarkSchema, roomSeatSchema } from '../../core/contract/team/chat-schema.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import type { Member } from '../../core/domain/team/member.ts'
import { openRoom, type Room } from '../../core/usecases/team/room-book.ts'
import { readJson } from '../../main/team/read-json.ts'

/** The room of organisation `alfa` as this member's seat has it, on any hub. */
export function aRoom(
  hub: TeamHub,
  member: Member,
  clock: Pick<Clock, 'after'>,
  unreadable?: (id: string, sequence: number, why: string) => void,
): Room {
  return openRoom({
    hub,
    clock,
    random: () => 0.5,
    organisation: 'alfa',
    member,
    parse: {
      message: (text) => readJson(text, chatMessageSchema),
      seat: (text) => readJson(text, roomSeatSchema),
      mark: (text) => readJson(text, readMarkSchema),
    },
    ...(unreadable === undefined ? {} : { unreadable }),
  })
}
