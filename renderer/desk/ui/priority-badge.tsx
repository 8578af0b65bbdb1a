import { IconAlertOctagon, IconChevronsUp, IconChevronUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PriorityLevel } from '../../../core/domain/client/priority.ts'
import { Badge } from './badge.tsx'

const LOOK = {
  raised: { tone: 'accent', Icon: IconChevronUp },
  high: { tone: 'warn', Icon: IconChevronsUp },
  urgent: { tone: 'danger', Icon: IconAlertOctagon },
} as const

interface Props {
  readonly level: Exclude<PriorityLevel, 'usual'>
  readonly children: ReactNode
}

/** How soon a client is to be served: an icon, a word and a colour, never the colour alone. */
export const PriorityBadge = ({ level, children }: Props) => {
  const { tone, Icon } = LOOK[level]
  return (
    <Badge tone={tone} icon={<Icon size={14} stroke={1.9} aria-hidden="true" />}>
      {children}
    </Badge>
  )
}
