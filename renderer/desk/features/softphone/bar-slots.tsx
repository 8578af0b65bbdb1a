import type { ReactNode } from 'react'
import type { BarFact } from './call-name.ts'
import styles from './call-bar.module.css'

interface BarSlotsProps {
  /** Big timer. */
  readonly timer?: ReactNode
  /** The state in a word, with its icon. */
  readonly word: ReactNode
  readonly title: string
  readonly detail?: ReactNode
  readonly controls: ReactNode
  /** What ends the call. */
  readonly end?: ReactNode
  /** The last place: the line while ringing, another call, the progress of a transfer. */
  readonly beside?: ReactNode
}

/** Letters of a name that have room in one line at 1280, and at 1440. */
const LONG = 18
const VERY_LONG = 28

const longOf = (title: string): 'long' | 'very' | undefined =>
  title.length > VERY_LONG ? 'very' : title.length > LONG ? 'long' : undefined

/** The fixed places of the call bar; what a phase does not use stays empty, so that nothing moves. */
export const BarSlots = ({ timer, word, title, detail, controls, end, beside }: BarSlotsProps) => (
  <>
    <div className={styles.state}>
      {timer !== undefined && <div className={styles.timer}>{timer}</div>}
      <div className={styles.word}>{word}</div>
    </div>
    <div className={styles.name}>
      <h1 className={styles.title} title={title} data-long={longOf(title)}>
        {title}
      </h1>
      {detail !== undefined && <p className={styles.detail}>{detail}</p>}
    </div>
    <div className={styles.controls}>{controls}</div>
    <div className={styles.end}>{end}</div>
    <div className={styles.beside}>{beside}</div>
  </>
)

/** Facts in one line, a dot between. Those that must be whole stay whole, the others are cut when there is no room. */
export const Facts = ({ facts }: { readonly facts: readonly BarFact[] }) => (
  <span className={styles.facts} title={facts.map(({ text }) => text).join(' · ')}>
    {facts.map(({ text, whole }, index) => (
      <span key={text} data-whole={whole}>
        {index > 0 && ' · '}
        {text}
      </span>
    ))}
  </span>
)
