import type { ScriptRow } from '../../../../core/domain/insight/script-totals.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useInsight } from '../../state/call-work-context.tsx'
import type { InsightNames } from './insight-names.ts'
import { useScriptNames } from './script-names.ts'
import { scriptWords } from './script-words.ts'
import styles from './insight.module.css'

interface ScriptsTableProps {
  readonly rows: readonly ScriptRow[]
  readonly names: InsightNames
  /** There is a period before to be compared with. */
  readonly isCompared: boolean
}

/** Scripts side by side, the most walked first; pressing one shows its steps. */
export const ScriptsTable = ({ rows, names, isCompared }: ScriptsTableProps) => {
  const t = useWords(scriptWords)
  const scripts = useScriptNames()
  const columns = [
    t('script'),
    t('runs'),
    t('onLine1'),
    ...(isCompared ? [t('before')] : []),
    t('meanTime'),
    t('dropOuts'),
    t('escalated'),
    t('foretold'),
  ]
  return (
    <section className={styles.parts} aria-label={t('scripts')}>
      <table className={styles.table}>
        <caption className="fl-hidden">{t('scripts')}</caption>
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
            <tr key={row.scriptId}>
              <th scope="row">
                <ScriptButton scriptId={row.scriptId} name={scripts.script(row.scriptId)} />
              </th>
              <td>{names.number(row.runs)}</td>
              <td>{names.percent(row.onLine1)}</td>
              {isCompared && <td>{names.percent(row.onLine1Before)}</td>}
              <td>{names.span(row.meanMs)}</td>
              <td>{names.number(row.dropOuts)}</td>
              <td>{names.number(row.escalated)}</td>
              <td>{names.percent(row.foretoldRight)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.tableNote}>{t('beforeNote')}</p>
    </section>
  )
}

const ScriptButton = ({ scriptId, name }: { readonly scriptId: string; readonly name: string }) => {
  const t = useWords(scriptWords)
  const { insight } = useCallWork()
  const isChosen = useInsight((view) => view.scriptId) === scriptId
  return (
    <button
      type="button"
      className={styles.rowButton}
      aria-expanded={isChosen}
      aria-label={t('showSteps', { script: name })}
      onClick={() => insight.chooseScript(isChosen ? undefined : scriptId)}
    >
      {name}
    </button>
  )
}
