import { chatMessageSchema, readMarkSchema, roomSeatSchema } from '../../core/contract/team/chat-schema.ts'
import { handedOn } from '../../core/domain/chat/room-turn.ts'
import { thatServe } from '../../core/domain/duty/serves.ts'
import { ok } from '../../core/domain/result.ts'
import { shelvesOf, type OrganisationId } from '../../core/domain/team/organisation.ts'
import type { DutyBoard } from '../../core/usecases/team/duty-board.ts'
import { openRoom, type Room } from '../../core/usecases/team/room-book.ts'
import type { RoomOutcome } from '../../core/usecases/team/room-parts.ts'
import { takeTurns } from '../../core/usecases/team/room-turns.ts'
import { refuse } from '../bridge/handlers.ts'
import { readJson } from './read-json.ts'
import { roomStateOf, RoomTold } from './room-told.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { NOT_SERVED, type TeamWriteOutcome } from './write-outcome.ts'

type RoomCalls = TeamNamespace<'team.rooms' | 'team.say' | 'team.markRead' | 'team.handRoomOn'>

/** The line-1 rooms of this seat's organisations; whoever is on duty on line 2 sits down in them in turn. */
export function roomCalls(parts: TeamParts, board: DutyBoard): RoomCalls {
  const { hub, clock, member, organisations, emit } = parts
  const rooms = new Map(organisations.map((organisation): [OrganisationId, Room] => [organisation, open(parts, organisation)]))
  /** Windows are told of changes once they have asked. */
  let wasAsked = false
  const told = [...rooms.values()].map((room) => {
    const tell = new RoomTold(clock, () => emit('team.roomChanged', roomStateOf(room)))
    room.onChange(() => {
      if (wasAsked && room.isCaughtUp) tell.changed()
    })
    return tell
  })
  const stops = [...rooms.values()].map((room) => takeTurns({ room, board, hub, clock, member }))
  const at = () => hub.now()
  return {
    calls: {
      'team.rooms': () => {
        wasAsked = true
        const all = [...rooms.values()].map((room) => roomStateOf(room, rooms.size))
        // What did not fit into one answer with the others is told alone.
        if (rooms.size > 1) setImmediate(() => told.forEach((one) => one.changed()))
        return Promise.resolve(ok({ rooms: all }))
      },
      'team.say': async ({ organisation, message }) => {
        const room = rooms.get(organisation)
        if (room === undefined) return NOT_SERVED
        if (message.by.id !== member.id) return refuse('invalid-params', 'message.by: not of this seat')
        return ok(writtenOf(await room.say(message)))
      },
      'team.markRead': async ({ organisation, sequence }) => {
        const room = rooms.get(organisation)
        return room === undefined ? NOT_SERVED : ok(writtenOf(await room.markRead(sequence)))
      },
      'team.handRoomOn': async ({ organisation, to }) => {
        const room = rooms.get(organisation)
        if (room === undefined) return NOT_SERVED
        if (member.role === 'operator') return refuse('not-available', 'Only line 2 sits in the room')
        const outcome = await room.changeSeat((seat) => handedOn(seat, thatServe(board.duties(), organisation), at(), to))
        return outcome.kind === 'nobody' ? refuse('not-available', 'There is nobody to hand the room on to') : ok(writtenOf(outcome))
      },
    },
    async close() {
      for (const stop of stops) stop()
      for (const one of told) one.close()
      for (const room of rooms.values()) room.stop()
    },
  }
}

function open({ hub, clock, member, unreadable }: TeamParts, organisation: OrganisationId): Room {
  return openRoom({
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
    unreadable: (id, sequence, why) => unreadable.found(shelvesOf(organisation).chat, id, sequence, why),
  })
}

const writtenOf = (outcome: RoomOutcome): TeamWriteOutcome => (outcome.kind === 'nobody' ? { kind: 'done' } : outcome)
