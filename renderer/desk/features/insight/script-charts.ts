import type { ScriptDay } from '../../../../core/domain/insight/script-insight.ts'
import type { ScriptFigures } from '../../../../core/domain/script/script-figures.ts'
import type { Translate } from '../../i18n/words.ts'
import type { InsightChart } from './insight-charts.ts'
import type { InsightNames } from './insight-names.ts'
import type { scriptWords } from './script-words.ts'

type Say = Translate<typeof scriptWords.entries>

/** Outcomes in the order they are told. */
const OUTCOMES = ['solved', 'promised', 'escalated', 'transferred', 'not-solved', 'inherit', 'dropped'] as const

/** How walks went over the days. */
export function dayCharts(days: readonly ScriptDay[], names: InsightNames, t: Say): readonly InsightChart[] {
  const percent = (share: number): string => names.percent(share)
  return [
    {
      id: 'script-line-1',
      kind: 'trend',
      title: t('onLine1ByDay'),
      columns: [t('day'), t('onLine1')],
      rows: days.map(({ day, onLine1: value }) => ({ label: names.day(day), value, text: names.percent(value) })),
      say: percent,
      domain: [0, 1],
    },
    {
      id: 'script-runs',
      kind: 'columns',
      title: t('runsByDay'),
      columns: [t('day'), t('runs')],
      rows: days.map(({ day, runs }) => ({ label: names.day(day), value: runs, text: names.number(runs) })),
      say: (n) => names.number(n),
    },
  ]
}

/** Of one script: what became of its walks, and, where there is more than one day, how the days went. */
export function scriptCharts(
  { outcomes, days }: Pick<ScriptFigures, 'outcomes'> & { readonly days: readonly ScriptDay[] },
  names: InsightNames,
  t: Say,
): readonly InsightChart[] {
  const ended: InsightChart = {
    id: 'script-outcomes',
    kind: 'bars',
    title: t('outcomes'),
    columns: [t('outcome'), t('runs')],
    rows: OUTCOMES.flatMap((outcome) => {
      const n = outcomes[outcome] ?? 0
      return n === 0 ? [] : [{ label: t(outcome), value: n, text: names.number(n) }]
    }),
    say: (n) => names.number(n),
  }
  return days.length > 1 ? [ended, ...dayCharts(days, names, t).slice(0, 1)] : [ended]
}
