import { useWords } from '../../i18n/use-words.ts'
import { useInsightNames } from './insight-names.ts'
import { useScriptNames } from './script-names.ts'
import { heatOf, type StepRow } from './script-steps.ts'
import { scriptWords } from './script-words.ts'
import styles from './insight.module.css'

interface StepTableProps {
  readonly rows: readonly StepRow[]
  /** Walks of the whole script. */
  readonly runs: number
}

/** What happened on every step; warm where many walks were left or went to line 2. */
export const StepTable = ({ rows, runs }: StepTableProps) => {
  const t = useWords(scriptWords)
  const columns = [t('step'), t('visits'), t('leftHere'), t('escalatedHere'), t('stepTime'), t('targetTime'), t('ways')]
  return (
    <table className={`${styles.table ?? ''} ${styles.wordsLast ?? ''}`}>
      <caption className="fl-hidden">{t('step')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Step key={row.id} row={row} runs={runs} />
        ))}
      </tbody>
    </table>
  )
}

const Step = ({ row, runs }: { readonly row: StepRow; readonly runs: number }) => {
  const names = useInsightNames()
  const scripts = useScriptNames()
  const { visits, dropOuts, escalations, meanMs, node, ways } = row
  const target = node?.targetSeconds
  const isSlow = target !== undefined && meanMs > target * 1000
  return (
    <tr>
      <th scope="row">{scripts.step(row)}</th>
      <td>{names.number(visits)}</td>
      <td data-heat={heatOf(dropOuts, runs)}>{names.number(dropOuts)}</td>
      <td data-heat={heatOf(escalations, runs)}>{names.number(escalations)}</td>
      <td data-slow={isSlow}>{meanMs === 0 ? '—' : names.span(meanMs)}</td>
      <td>{target === undefined ? '—' : names.span(target * 1000)}</td>
      <td className={styles.ways}>{ways.map(({ way, n }) => `${scripts.way(row, way)} ${names.number(n)}`).join(' · ')}</td>
    </tr>
  )
}
