import type { SeenDuty } from '../duty/duty.ts'
import { isFree, isPresent } from '../duty/next-free.ts'
import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'
import type { RoomSeat } from './message.ts'

/** Nobody has ever sat there. */
export const emptySeat: RoomSeat = { since: 0, turns: [] }

/** So many turns are remembered (contract). */
const MOST_TURNS = 100

/** Who sits there now: the holder while she is on duty and heard of, else nobody. */
export function sittingIn(seat: RoomSeat, duties: readonly SeenDuty[]): SeenDuty | undefined {
  return duties.find((duty) => duty.member.id === seat.holder?.id && isPresent(duty))
}

/**
 * Who would sit down next, in order: the free before the busy, then whose last turn is longest ago; who never sat comes
 * before all who did. Equal ones by how long they have been so, then by id, so that every seat names the same one.
 */
export function turnOrder({ turns, holder }: RoomSeat, duties: readonly SeenDuty[]): readonly SeenDuty[] {
  const ago = new Map(turns.map((id, index) => [id, index]))
  const lastTurn = ({ member }: SeenDuty): number => (member.id === holder?.id ? -1 : (ago.get(member.id) ?? Infinity))
  return duties
    .filter(isPresent)
    .sort((a, b) => Number(isFree(b)) - Number(isFree(a)) || compare(lastTurn(b), lastTurn(a)) || a.since - b.since || byId(a, b))
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
const byId = (a: SeenDuty, b: SeenDuty): number => compare(Number(a.member.id > b.member.id), Number(b.member.id > a.member.id))

/**
 * Whether this member may sit down: nobody sits there, and she is on duty. Undefined: the seat stays as it is. That it is her
 * turn and not another's is a matter of who comes first (`room-turns.ts`); that one sits there, of compare-and-set.
 */
export function sitDown(seat: RoomSeat, duties: readonly SeenDuty[], memberId: string, now: EpochMs): RoomSeat | undefined {
  if (sittingIn(seat, duties) !== undefined) return undefined
  const duty = duties.find(({ member }) => member.id === memberId)
  return duty === undefined || !isPresent(duty) ? undefined : seatOf(seat, duty.member, now)
}

/** The seat handed on: to the one who was chosen, or to the next in turn. Undefined: there is nobody else, or not the chosen one. */
export function handedOn(seat: RoomSeat, duties: readonly SeenDuty[], now: EpochMs, to?: string): RoomSeat | undefined {
  const others = turnOrder(seat, duties).filter(({ member }) => member.id !== seat.holder?.id)
  const next = to === undefined ? others[0] : others.find(({ member }) => member.id === to)
  return next === undefined ? undefined : seatOf(seat, next.member, now)
}

function seatOf({ turns }: RoomSeat, holder: Member, since: EpochMs): RoomSeat {
  return { holder, since, turns: [holder.id, ...turns.filter((id) => id !== holder.id)].slice(0, MOST_TURNS) }
}
