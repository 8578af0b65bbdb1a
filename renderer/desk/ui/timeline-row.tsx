import type { ReactNode, Ref } from 'react'
import css from './timeline-row.module.css'

/** A row that opens in place; in a list with one Tab stop (WAI-ARIA APG, roving tabindex). */
export interface RowFold {
  readonly isOpen: boolean
  readonly isStop: boolean
  /** Id of what it opens. */
  readonly controls: string
  readonly onToggle: () => void
  readonly onFocus: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

interface Props {
  /** The day and, under it, the time. */
  readonly day: string
  readonly time: string
  /** 16 px icon of the channel, with its name for screen readers. */
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly details?: ReactNode
  readonly outcome?: ReactNode
  readonly outcomeNote?: ReactNode
  /** Stands out: the present call, the chosen record. */
  readonly marked?: boolean
  /** Makes the whole row a button. */
  readonly onOpen?: () => void
  readonly fold?: RowFold
}

/** One contact in time, 44 px: when, by which channel, what about, how it ended in words. */
export const TimelineRow = ({ day, time, icon, title, details, outcome, outcomeNote, marked = false, onOpen, fold }: Props) => {
  const className = marked ? `${css['row']} ${css['marked']}` : css['row']
  const cells = (
    <>
      <span className={css['when']}>
        <span>{day}</span>
        <span>{time}</span>
      </span>
      <span className={css['icon']}>{icon}</span>
      <span>
        <span className={css['title']}>{title}</span>
        {details === undefined ? null : <span className={css['details']}>{details}</span>}
      </span>
      <span className={css['outcome']}>
        {outcome === undefined ? null : <span>{outcome}</span>}
        {outcomeNote === undefined ? null : <span className={css['second']}>{outcomeNote}</span>}
      </span>
    </>
  )
  if (fold !== undefined) {
    const { isOpen, isStop, controls, onToggle, onFocus, ref } = fold
    return (
      <button
        ref={ref}
        type="button"
        className={className}
        tabIndex={isStop ? 0 : -1}
        aria-expanded={isOpen}
        aria-controls={isOpen ? controls : undefined}
        aria-current={marked || undefined}
        onClick={onToggle}
        onFocus={onFocus}
      >
        {cells}
      </button>
    )
  }
  if (onOpen === undefined) return <div className={className}>{cells}</div>
  return (
    // In a sheet the focus begins at the marked row, and Tab goes on from there.
    <button type="button" className={className} aria-pressed={marked} data-autofocus={marked || undefined} onClick={onOpen}>
      {cells}
    </button>
  )
}
