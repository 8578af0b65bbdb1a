import type { ReactNode } from 'react'
import styles from './section-head.module.css'

interface SectionHeadProps {
  readonly title: string
  /** A fact on the right: a count, a time, a key. */
  readonly aside?: ReactNode
  /** A note beside the title. */
  readonly note?: ReactNode
  readonly level?: 2 | 3
}

/** The head of a section of a pane: 36 px (32 below 1440). */
export const SectionHead = ({ title, aside, note, level = 2 }: SectionHeadProps) => {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <header className={styles.head}>
      <Title className={styles.title}>{title}</Title>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </header>
  )
}
