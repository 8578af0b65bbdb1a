import type { ReactNode } from 'react'
import styles from './fact-list.module.css'

export interface FactRow {
  readonly label: string
  readonly value: ReactNode
  /** A quieter second line. */
  readonly second?: ReactNode
}

/** Labels of 84 px and their values. */
export const FactList = ({ rows }: { readonly rows: readonly FactRow[] }) => (
  <dl className={styles.facts}>
    {rows.map((row) => (
      <FactPair key={row.label} {...row} />
    ))}
  </dl>
)

const FactPair = ({ label, value, second }: FactRow) => (
  <>
    <dt className={styles.label}>{label}</dt>
    <dd className={styles.value}>
      {value}
      {second !== undefined && <span className={styles.second}>{second}</span>}
    </dd>
  </>
)
