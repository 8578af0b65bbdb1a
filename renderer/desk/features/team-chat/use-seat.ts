import { useMemo } from 'react'
import { sittingIn, turnOrder } from '../../../../core/domain/chat/room-turn.ts'
import type { SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { useChatView } from '../../state/chat-context.tsx'
import { useTeam } from '../../state/team-context.tsx'

/** Who sits in the room now, as this desk knows it. */
export interface Sitting {
  readonly duty: SeenDuty | undefined
  readonly isMe: boolean
  /** Who may take it from the holder, the next in turn first. */
  readonly others: readonly SeenDuty[]
}

/** Of several rooms: the one this member sits in, else the first. */
export const useSitting = (): Sitting => {
  const rooms = useChatView((view) => view.rooms)
  const duties = useTeam((team) => team.duties)
  const me = useTeam((team) => team.team?.member.id)
  return useMemo(() => {
    const seats = rooms.map(({ seat }) => seat)
    const seat = seats.find(({ holder }) => holder !== undefined && holder.id === me) ?? seats[0]
    if (seat === undefined) return { duty: undefined, isMe: false, others: [] }
    const duty = sittingIn(seat, duties)
    const others = turnOrder(seat, duties).filter(({ member }) => member.id !== seat.holder?.id)
    return { duty, isMe: duty !== undefined && duty.member.id === me, others }
  }, [rooms, duties, me])
}
