import type { RefusedRecord } from '../../../../core/domain/directory/source-fault.ts'
import { useWords } from '../../i18n/use-words.ts'
import { directoryWords } from './directory-words.ts'
import { recordFaultWords } from './fault-words.ts'
import styles from './directory.module.css'

interface RefusedRecordsProps {
  /** The last of them. */
  readonly records: readonly RefusedRecord[]
  readonly count: number
}

/** Records that were not understood: how many, which, and why. */
export const RefusedRecords = ({ records, count }: RefusedRecordsProps) => {
  const t = useWords(directoryWords)
  const fault = useWords(recordFaultWords)
  if (count === 0) return null
  return (
    <details className={styles.refused}>
      <summary>{t('refused', { count })}</summary>
      <ul>
        {records.map((record, index) => (
          <li key={`${String(index)} ${record.name}`}>
            {`${record.name}: ${fault(record.fault)}${record.detail === undefined ? '' : ` (${record.detail})`}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
