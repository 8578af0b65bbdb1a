import { useEffect, useState } from 'react'
import styles from './skeleton.module.css'

/** Nothing is drawn before, in ms: what comes at once must not flash. */
const APPEARS_AFTER_MS = 150
/** After this the wait is named, in ms. */
const NAMED_AFTER_MS = 2000

interface SkeletonProps {
  readonly rows: number
  /** What is awaited, said after 2 s. */
  readonly awaited: string
}

/** Rows in the shape of a timeline while they load. */
export const Skeleton = ({ rows, awaited }: SkeletonProps) => {
  const shown = useAfter(APPEARS_AFTER_MS)
  const named = useAfter(NAMED_AFTER_MS)
  if (!shown) return null
  return (
    <div className={styles.skeleton} role="status" aria-label={awaited}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden="true">
          <i className={styles.when} />
          <i className={styles.icon} />
          <i className={styles.title} />
          <i className={styles.outcome} />
        </div>
      ))}
      {named && <p className={styles.awaited}>{awaited}</p>}
    </div>
  )
}

const useAfter = (ms: number): boolean => {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return passed
}
