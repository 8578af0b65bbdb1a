import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { InsightPeriod } from '../../../../core/domain/insight/insight-period.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useInsight } from '../../state/call-work-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { useScriptTotals, useWhiteSpots } from '../../state/use-script-figures.ts'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { CsvButton } from './csv-button.tsx'
import { insightCsv } from './insight-csv.ts'
import { useInsightNames } from './insight-names.ts'
import { PageTabs } from './page-tabs.tsx'
import { useScriptNames } from './script-names.ts'
import { scriptWords } from './script-words.ts'
import { scriptsCsv, whiteSpotsCsv } from './scripts-csv.ts'
import { words } from './words.ts'
import styles from './insight.module.css'

const PERIODS: readonly InsightPeriod[] = ['today', '7-days', '30-days']
const NONE: readonly string[] = []
const ALL = '*'

/** Which period, whose clients, and the way out into a file. */
export const InsightChoices = () => {
  const t = useWords(words)
  const { insight } = useCallWork()
  const period = useInsight((view) => view.period)
  const organisation = useInsight((view) => view.organisation)
  const organisations = useTeam(({ team }) => team?.organisations ?? NONE)
  useKey('historyFilter', () => insight.choosePeriod(PERIODS[(PERIODS.indexOf(period) + 1) % PERIODS.length] ?? 'today'))
  return (
    <div className={styles.choices}>
      <PageTabs />
      <FilterTabs
        label={t('period')}
        tabs={PERIODS.map((id) => ({ id, label: t(id) }))}
        chosen={period}
        onChoose={(chosen) => insight.choosePeriod(chosen)}
      />
      {organisations.length > 1 && (
        <PlainSelect
          label={t('organisation')}
          options={[{ value: ALL, label: t('allOrganisations') }, ...organisations.map((value) => ({ value, label: value }))]}
          value={organisation ?? ALL}
          onChoose={(chosen) => insight.chooseOrganisation(chosen === ALL ? undefined : chosen)}
        />
      )}
      <span className={styles.export}>
        <PageCsv />
      </span>
    </div>
  )
}

/** The file of the page that is shown. */
const PageCsv = () => {
  const page = useInsight((view) => view.page)
  switch (page) {
    case 'lines':
      return <LinesCsv />
    case 'scripts':
      return <ScriptsCsv />
    case 'white-spots':
      return <SpotsCsv />
    default:
      return missingCase(page)
  }
}

const LinesCsv = () => {
  const t = useWords(words)
  const names = useInsightNames()
  const figures = useInsight((view) => view.figures)
  return (
    <CsvButton
      name={`${t('fileName')}-${figures?.days.at(-1)?.day ?? ''}`}
      isThere={figures !== undefined}
      csv={(locale) => (figures === undefined ? '' : insightCsv(figures, names, t, locale))}
    />
  )
}

const ScriptsCsv = () => {
  const t = useWords(scriptWords)
  const names = useScriptNames()
  const period = useInsight((view) => view.period)
  const organisation = useInsight((view) => view.organisation)
  const { figures } = useScriptTotals({ period, organisation })
  const rows = figures?.scripts ?? []
  return (
    <CsvButton
      name={`${t('scriptsFile')}-${figures?.days.at(-1)?.day ?? ''}`}
      isThere={rows.length > 0}
      csv={(locale) => scriptsCsv(rows, names, t, locale)}
    />
  )
}

const SpotsCsv = () => {
  const t = useWords(scriptWords)
  const names = useInsightNames()
  const period = useInsight((view) => view.period)
  const organisation = useInsight((view) => view.organisation)
  const { figures } = useWhiteSpots({ period, organisation })
  const spots = figures?.spots ?? []
  return <CsvButton name={t('spotsFile')} isThere={spots.length > 0} csv={(locale) => whiteSpotsCsv(spots, names, t, locale)} />
}
