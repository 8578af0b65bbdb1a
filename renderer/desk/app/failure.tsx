import styles from './start.module.css'

interface FailureProps {
  readonly title: string
  readonly words: string
  readonly action: string
}

/** A whole-window failure. Plain elements: it must work when the rest does not. */
export const Failure = ({ title, words, action }: FailureProps) => (
  <main className={styles.start} role="alert">
    <h1 className={styles.title}>{title}</h1>
    <p className={styles.words}>{words}</p>
    <button type="button" className={styles.button} onClick={() => location.reload()}>
      {action}
    </button>
  </main>
)
