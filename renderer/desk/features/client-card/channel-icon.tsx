import { IconMail, IconMapPin, IconMessageCircle, IconPhoneIncoming, IconPhoneOutgoing, IconRobot, IconStairsUp } from '@tabler/icons-react'
import type { Channel } from '../../../../core/domain/interaction/interaction.ts'

const icons = {
  'call-in': IconPhoneIncoming,
  'call-out': IconPhoneOutgoing,
  chat: IconMessageCircle,
  bot: IconRobot,
  letter: IconMail,
  visit: IconMapPin,
  escalation: IconStairsUp,
} as const satisfies Record<Channel, unknown>

export const ChannelIcon = ({ channel }: { readonly channel: Channel }) => {
  const Icon = icons[channel]
  return <Icon size={16} stroke={1.7} aria-hidden="true" />
}
