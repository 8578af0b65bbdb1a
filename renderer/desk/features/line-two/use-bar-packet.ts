import { useLineTwoView } from '../../state/line-two-context.tsx'
import { useEscalation } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useOffers } from './use-offers.ts'

/** The packet of the bar: one that is offered to this specialist (the open one first), else the open one. */
export const useBarPacket = (): SeatEscalation | undefined => {
  const openId = useLineTwoView((view) => view.openId)
  const open = useEscalation(openId)
  const offers = useOffers()
  return offers.find(({ packet }) => packet.id === openId) ?? offers[0] ?? open
}
