import { sitDown, sittingIn, turnOrder } from '../../domain/chat/room-turn.ts'
import type { RoomSeat } from '../../domain/chat/message.ts'
import type { Member } from '../../domain/team/member.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TeamHub } from '../../ports/team-hub.ts'
import type { DutyBoard } from './duty-board.ts'
import type { Room } from './room-book.ts'

export interface RoomTurnsDeps {
  readonly room: Pick<Room, 'seat' | 'isCaughtUp' | 'changeSeat' | 'onChange'>
  readonly board: Pick<DutyBoard, 'duties' | 'isCaughtUp' | 'onChange'>
  readonly hub: Pick<TeamHub, 'link' | 'now' | 'onLink'>
  readonly clock: Pick<Clock, 'after'>
  readonly member: Member
}

/** Each in the row behind the first waits so much longer, ms: whoever is first may be of another organisation, or asleep. */
export const TURN_STEP_MS = 3_000
/** A holder who fell silent, or whom this seat has not heard yet, may be heard in a moment; ms. */
export const SILENCE_GRACE_MS = 5_000
/** What could not be written is tried again after, ms. */
const RETRY_MS = 2_000

/**
 * Sits this member down in the room when it is her turn: nobody sits there and she is the next, or those before her did not
 * come. Everyone sits down herself, so that only who serves the organisation ever sits there. Returns the stopper.
 */
export function takeTurns({ room, board, hub, clock, member }: RoomTurnsDeps): () => void {
  /** What the running timer waits for. */
  let planned: string | undefined
  let stopTimer = (): void => undefined
  let isStopped = false
  const stops = [room.onChange(look), board.onChange(look), hub.onLink(look)]
  look()
  return () => {
    isStopped = true
    stopTimer()
    for (const stop of stops) stop()
  }

  function look(): void {
    if (isStopped || member.role === 'operator') return
    const rank = myRank()
    const plan = rank === undefined ? undefined : `${room.seat.holder?.id ?? ''} ${room.seat.since} ${rank}`
    if (plan === planned) return
    stopTimer()
    planned = plan
    if (rank === undefined) return
    stopTimer = clock.after(rank * TURN_STEP_MS + (hasLeft(room.seat) ? 0 : SILENCE_GRACE_MS), sit)
  }

  /** Place in the row of those who would sit down; undefined: somebody sits there, or it cannot be known. */
  function myRank(): number | undefined {
    if (hub.link.kind !== 'connected' || !room.isCaughtUp || !board.isCaughtUp) return undefined
    const duties = board.duties()
    if (sittingIn(room.seat, duties) !== undefined) return undefined
    const rank = turnOrder(room.seat, duties).findIndex((duty) => duty.member.id === member.id)
    return rank === -1 ? undefined : rank
  }

  /** Said so herself, or never was there: then nobody has to wait for a sign of life. */
  function hasLeft({ holder }: RoomSeat): boolean {
    if (holder === undefined || holder.id === member.id) return true
    return board.duties().some((duty) => duty.member.id === holder.id && duty.state.kind === 'away' && !duty.silent)
  }

  function sit(): void {
    void write().then(() => {
      if (isStopped) return
      // What came of it is told by the room itself; if nothing is told, it is looked again.
      planned = undefined
      stopTimer = clock.after(RETRY_MS, look)
    })
  }

  async function write(): Promise<void> {
    if (isStopped || myRank() === undefined) return
    await room.changeSeat((seat) => sitDown(seat, board.duties(), member.id, hub.now()))
  }
}
