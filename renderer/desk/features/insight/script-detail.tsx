import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useInsight } from '../../state/call-work-context.tsx'
import type { ScriptFiguresAnswer } from '../../state/script-figures.ts'
import { useScriptFigures } from '../../state/use-script-figures.ts'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { ChartPanel } from './chart-panel.tsx'
import { CsvButton } from './csv-button.tsx'
import { useInsightNames } from './insight-names.ts'
import { scriptCharts } from './script-charts.ts'
import { useScriptNames, useWalkedScript } from './script-names.ts'
import { stepRows, type StepRow } from './script-steps.ts'
import { scriptWords } from './script-words.ts'
import { stepsCsv } from './scripts-csv.ts'
import { StepTable } from './step-table.tsx'
import { ToldFigures } from './told-figures.tsx'
import styles from './insight.module.css'

const ALL = '*'

/** One script: how its walks ended, and what happened on every step. */
export const ScriptDetail = ({ scriptId }: { readonly scriptId: string }) => {
  const t = useWords(scriptWords)
  const scripts = useScriptNames()
  const [version, setVersion] = useState<number>()
  const period = useInsight((view) => view.period)
  const organisation = useInsight((view) => view.organisation)
  const told = useScriptFigures(scriptId, version, { period, organisation })
  const { script, frame } = useWalkedScript(scriptId, version)
  const rows = stepRows(told.figures?.nodes ?? {}, script, frame)
  const title = t('stepsOf', { script: scripts.script(scriptId) })
  return (
    <section className={styles.detail} aria-label={title}>
      <header className={styles.detailHead}>
        <h3 className={styles.panelTitle}>{title}</h3>
        <VersionSelect versions={told.figures?.versions ?? []} version={version} onChoose={setVersion} />
        <StepsCsv rows={rows} scriptId={scriptId} />
      </header>
      <ToldFigures
        told={told}
        question={{ kind: 'script', scriptId, version, period, organisation }}
        isEmpty={({ runs }) => runs === 0}
        empty={{ title: t('noScripts'), note: t('noScriptsNote') }}
      >
        {(figures) => <Walks figures={figures} rows={rows} />}
      </ToldFigures>
    </section>
  )
}

const Walks = ({ figures, rows }: { readonly figures: ScriptFiguresAnswer; readonly rows: readonly StepRow[] }) => {
  const t = useWords(scriptWords)
  const names = useInsightNames()
  return (
    <>
      <StepTable rows={rows} runs={figures.runs} />
      <div className={styles.charts}>
        {scriptCharts(figures, names, t).map((chart) => (
          <ChartPanel key={chart.id} chart={chart} />
        ))}
      </div>
    </>
  )
}

interface VersionSelectProps {
  readonly versions: ScriptFiguresAnswer['versions']
  readonly version: number | undefined
  readonly onChoose: (version: number | undefined) => void
}

const VersionSelect = ({ versions, version, onChoose }: VersionSelectProps) => {
  const t = useWords(scriptWords)
  if (versions.length < 2) return null
  const options = versions.map((one) => ({
    value: String(one.version),
    label: t('versionRuns', { version: one.version, count: one.runs }),
  }))
  return (
    <PlainSelect
      label={t('version')}
      options={[{ value: ALL, label: t('allVersions') }, ...options]}
      value={version === undefined ? ALL : String(version)}
      onChoose={(chosen) => onChoose(chosen === ALL ? undefined : Number(chosen))}
    />
  )
}

const StepsCsv = ({ rows, scriptId }: { readonly rows: readonly StepRow[]; readonly scriptId: string }) => {
  const t = useWords(scriptWords)
  const scripts = useScriptNames()
  return <CsvButton name={`${t('stepsFile')}-${scriptId}`} isThere={rows.length > 0} csv={(locale) => stepsCsv(rows, scripts, t, locale)} />
}
