import { useWords } from '../../i18n/use-words.ts'
import { useInsight } from '../../state/call-work-context.tsx'
import { useScriptTotals } from '../../state/use-script-figures.ts'
import { ChartPanel } from './chart-panel.tsx'
import { useInsightNames } from './insight-names.ts'
import { dayCharts } from './script-charts.ts'
import { scriptWords } from './script-words.ts'
import { ScriptDetail } from './script-detail.tsx'
import { ScriptsTable } from './scripts-table.tsx'
import { ToldFigures } from './told-figures.tsx'
import styles from './insight.module.css'

/** Every script beside the others; of the one that is chosen, its steps. */
export const ScriptsPage = () => {
  const t = useWords(scriptWords)
  const names = useInsightNames()
  const period = useInsight((view) => view.period)
  const organisation = useInsight((view) => view.organisation)
  const chosen = useInsight((view) => view.scriptId)
  const told = useScriptTotals({ period, organisation })
  return (
    <ToldFigures
      told={told}
      question={{ kind: 'totals', period, organisation }}
      isEmpty={({ scripts }) => scripts.length === 0}
      empty={{ title: t('noScripts'), note: t('noScriptsNote') }}
    >
      {({ scripts, days }) => (
        <div className={styles.body}>
          <ScriptsTable rows={scripts} names={names} isCompared={period !== '30-days'} />
          {chosen === undefined && days.length > 1 && (
            <div className={styles.charts}>
              {dayCharts(days, names, t).map((chart) => (
                <ChartPanel key={chart.id} chart={chart} />
              ))}
            </div>
          )}
          {chosen !== undefined && <ScriptDetail key={chosen} scriptId={chosen} />}
        </div>
      )}
    </ToldFigures>
  )
}
