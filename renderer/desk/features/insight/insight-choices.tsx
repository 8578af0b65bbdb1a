import type { InsightPeriod } from '../../../../core/domain/insight/insight-period.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useInsight } from '../../state/call-work-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { insightCsv } from './insight-csv.ts'
import { useInsightNames } from './insight-names.ts'
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
        <CsvButton />
      </span>
    </div>
  )
}

const CsvButton = () => {
  const t = useWords(words)
  const names = useInsightNames()
  const locale = useLocale()
  const figures = useInsight((view) => view.figures)
  const save = (): void => {
    if (figures === undefined) return
    saveFile(
      `${t('fileName')}-${figures.days.at(-1)?.day ?? ''}.csv`,
      new Blob([insightCsv(figures, names, t, locale)], { type: 'text/csv;charset=utf-8' }),
    )
  }
  return (
    <Button size="small" disabled={figures === undefined} onPress={save}>
      {t('csv')}
    </Button>
  )
}
