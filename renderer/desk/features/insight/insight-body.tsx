import { useMemo } from 'react'
import type { PartRow } from '../../../../core/domain/insight/insight.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInsight } from '../../state/call-work-context.tsx'
import type { Figures } from '../../state/insight-store.ts'
import { ChartPanel } from './chart-panel.tsx'
import { HeadFigures } from './head-figures.tsx'
import { insightCharts } from './insight-charts.ts'
import { useInsightNames } from './insight-names.ts'
import { PartsTable } from './parts-table.tsx'
import { words } from './words.ts'
import styles from './insight.module.css'

const byCalls = (one: PartRow, other: PartRow): number => other.foretold - one.foretold

/** Numbers, charts, and who stands how. */
export const InsightBody = ({ figures }: { readonly figures: Figures }) => {
  const t = useWords(words)
  const names = useInsightNames()
  const isToday = useInsight((view) => view.period) === 'today'
  const charts = useMemo(() => insightCharts(figures, isToday, names, t), [figures, isToday, names, t])
  const foretold = useMemo(() => figures.topics.filter((row) => row.foretold > 0).toSorted(byCalls), [figures])
  return (
    <div className={styles.body}>
      <HeadFigures figures={figures} names={names} />
      <div className={styles.charts}>
        {charts.map((chart) => (
          <ChartPanel key={chart.id} chart={chart} />
        ))}
      </div>
      {foretold.length > 0 && <PartsTable title={t('foretoldByTopic')} of={t('topic')} rows={foretold} name={names.topic} names={names} />}
      <PartsTable title={t('sites')} of={t('site')} rows={figures.sites} name={names.site} names={names} />
      <PartsTable title={t('outsourcers')} of={t('outsourcer')} rows={figures.outsourcers} name={names.outsourcer} names={names} />
    </div>
  )
}
