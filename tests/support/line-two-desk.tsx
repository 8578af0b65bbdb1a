import { fireEvent } from '@testing-library/react'
import { LineTwoWatch } from '../../renderer/desk/features/line-two/line-two-watch.tsx'
import { PacketBar } from '../../renderer/desk/features/line-two/packet-bar.tsx'
import { PacketPane } from '../../renderer/desk/features/line-two/packet-pane.tsx'
import { useBarPacket } from '../../renderer/desk/features/line-two/use-bar-packet.ts'

/** Bar and packet as they stand together, with what the desk does by itself. */
export const PacketDesk = () => (
  <>
    <LineTwoWatch />
    <Bar />
    <PacketPane />
  </>
)

const Bar = () => {
  const escalation = useBarPacket()
  return escalation === undefined ? null : <PacketBar escalation={escalation} />
}

/** A key by its code, where the focus is: the simulated keyboard has no F keys. */
export const pressCode = (code: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { code, key: code })
