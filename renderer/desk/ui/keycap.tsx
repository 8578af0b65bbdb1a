import styles from './keycap.module.css'

interface KeycapsProps {
  readonly caps: readonly string[]
  /** Solid: works now. Dashed: does not. */
  readonly works?: boolean
  readonly onFill?: boolean
}

/** The keys to press, 18 px high. Read out by `aria-keyshortcuts` of the control, so hidden from the reader itself. */
export const Keycaps = ({ caps, works = true, onFill = false }: KeycapsProps) => (
  <span className={styles.caps} aria-hidden="true" data-works={works} data-fill={onFill}>
    {caps.map((cap) => (
      <kbd key={cap} className={styles.cap}>
        {cap}
      </kbd>
    ))}
  </span>
)
