import type { ReactNode, RefObject } from 'react'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'

/** What the rows of either kind of list need. */
export interface RowsProps {
  readonly items: readonly TimelineItem[]
  readonly row: (item: TimelineItem, index: number) => ReactNode
  readonly label: string
  readonly more: boolean
  readonly list: RefObject<HTMLOListElement | null>
  /** Set by the rows: brings the row of an index to sight. */
  readonly scrollRef: RefObject<((index: number) => void) | undefined>
  readonly monthOf: (at: number) => string | undefined
}
