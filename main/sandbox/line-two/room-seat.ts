import { chatMessageSchema, readMarkSchema, roomSeatSchema } from '../../../core/contract/team/chat-schema.ts'
import { handedOn } from '../../../core/domain/chat/room-turn.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { DutyBoard } from '../../../core/usecases/team/duty-board.ts'
import { openRoom, type Room } from '../../../core/usecases/team/room-book.ts'
import { takeTurns } from '../../../core/usecases/team/room-turns.ts'
import { readJson } from '../../team/read-json.ts'
import type { Shift } from './shift.ts'
import type { Stage } from './stage.ts'

/**
 * The simulated specialists sit in the line-1 room in turn, as others do. Whoever rehearses at line 2 gets the seat once,
 * when she comes on duty; from then on it goes from hand to hand. Returns the stopper.
 */
export function sitInRoom(stage: Stage, shift: Shift): () => void {
  const { hub, clock, specialists, desk } = stage
  const stops = specialists.flatMap((member, index) => {
    const board = shift.boards.get(member.id)
    if (board === undefined) return []
    const room = roomOf(stage, member)
    const giveOnce = index === 0 && desk.kind === 'line-2' ? giveSeat(stage, room, board) : () => undefined
    return [takeTurns({ room, board, hub, clock, member }), giveOnce, () => room.stop()]
  })
  return () => stops.forEach((stop) => stop())
}

function giveSeat({ hub, desk, specialists }: Stage, room: Room, board: DutyBoard): () => void {
  let isGiven = false
  const look = (): void => {
    const isThere = board.duties().some(({ member, state, silent }) => member.id === desk.member.id && state.kind !== 'away' && !silent)
    const isSimulated = room.seat.holder === undefined || specialists.some(({ id }) => id === room.seat.holder?.id)
    if (isGiven || !room.isCaughtUp || !isThere) return
    isGiven = true
    if (isSimulated) void room.changeSeat((seat) => handedOn(seat, board.duties(), hub.now(), desk.member.id))
  }
  const stops = [board.onChange(look), room.onChange(look)]
  return () => stops.forEach((stop) => stop())
}

const roomOf = ({ hub, clock, organisation }: Stage, member: Member): Room =>
  openRoom({
    hub,
    clock,
    random: Math.random,
    organisation,
    member,
    parse: {
      message: (text) => readJson(text, chatMessageSchema),
      seat: (text) => readJson(text, roomSeatSchema),
      mark: (text) => readJson(text, readMarkSchema),
    },
  })
