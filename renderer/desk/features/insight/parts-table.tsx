import type { PartRow } from '../../../../core/domain/insight/insight.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { InsightNames } from './insight-names.ts'
import { words } from './words.ts'
import styles from './insight.module.css'

interface PartsTableProps {
  readonly title: string
  /** What the first column is. */
  readonly of: string
  readonly rows: readonly PartRow[]
  readonly name: (key: string) => string
  readonly names: InsightNames
}

/** Sites or firms side by side, numbers right. */
export const PartsTable = ({ title, of, rows, name, names }: PartsTableProps) => {
  const t = useWords(words)
  return (
    <section className={styles.parts} aria-label={title}>
      <h3 className={styles.panelTitle}>{title}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            {[of, t('callsColumn'), t('escalations'), t('solved'), t('accept'), t('resolvedInTime'), t('askedAgain'), t('foretold')].map(
              (column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{name(row.key)}</th>
              <td>{names.number(row.interactions)}</td>
              <td>{names.number(row.escalations)}</td>
              <td>{names.percent(row.solvedOnLine1)}</td>
              <td>{names.span(row.medianAcceptMs)}</td>
              <td>{names.percent(row.resolvedInTime)}</td>
              <td>{names.number(row.askedAgainPerEscalation, 1)}</td>
              <td>{names.percent(row.foretoldRight)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
