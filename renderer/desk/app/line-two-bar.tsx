import { PacketBar } from '../features/line-two/packet-bar.tsx'
import { useBarPacket } from '../features/line-two/use-bar-packet.ts'
import { CallBar } from '../features/softphone/call-bar.tsx'
import { callsOnDesk } from '../state/current-call.ts'
import { usePhone } from '../state/desk-context.tsx'

/** One bar: a call before everything, then the offered or open packet, then the dial field. */
export const LineTwoBar = () => {
  const inCall = usePhone((state) => callsOnDesk(state).current !== undefined)
  const packet = useBarPacket()
  return inCall || packet === undefined ? <CallBar /> : <PacketBar escalation={packet} />
}
