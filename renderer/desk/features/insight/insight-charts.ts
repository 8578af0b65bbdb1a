import type { Translate } from '../../i18n/words.ts'
import type { Figures } from '../../state/insight-store.ts'
import type { InsightNames } from './insight-names.ts'
import type { words } from './words.ts'

/** One point or bar, and how it is said in the table. */
export interface ChartRow {
  readonly label: string
  /** Null: nothing to count from; the line has a gap there. */
  readonly value: number | null
  readonly text: string
}

/** A chart and the table that says the same. */
export interface InsightChart {
  readonly id: string
  /** `trend`: a line over time; `columns`: over time as well; `bars`: lying, one under the other. */
  readonly kind: 'trend' | 'columns' | 'bars'
  readonly title: string
  readonly columns: readonly [name: string, value: string]
  readonly rows: readonly ChartRow[]
  /** How a value of the axis is written. */
  readonly say: (value: number) => string
  /** A line to be compared with. */
  readonly target?: { readonly value: number; readonly label: string }
  /** The ends of the axis when they are not to follow the values. */
  readonly domain?: readonly [number, number]
}

/** The good figure of the field: so much ends on line 1. */
const TARGET = 0.92
/** More bars do not fit; the table has them all. */
export const MOST_BARS = 7

type Say = Translate<typeof words.entries>

/** Every chart of the sheet, in its order. A day alone is told by its hours. */
export function insightCharts(figures: Figures, isToday: boolean, names: InsightNames, t: Say): readonly InsightChart[] {
  return [...trends(figures, isToday, names, t), ...counts(figures, names, t)]
}

function trends(figures: Figures, isToday: boolean, names: InsightNames, t: Say): readonly InsightChart[] {
  const [time, parts] = isToday
    ? [t('hour'), figures.byHour.map((part) => ({ label: names.hour(part.hour), ...part }))]
    : [t('day'), figures.days.map((part) => ({ label: names.day(part.day), ...part }))]
  const percent = (share: number): string => names.percent(share)
  const shares = parts.map(({ label, solvedOnLine1: value }) => ({ label, value, text: names.percent(value) }))
  return [
    {
      id: 'solved',
      kind: 'trend',
      title: isToday ? t('solvedByHour') : t('solvedByDay'),
      columns: [time, t('share')],
      rows: shares,
      say: percent,
      target: { value: TARGET, label: t('target', { percent: names.number(TARGET * 100) }) },
      domain: [floorOf(shares), 1],
    },
    {
      id: 'accept',
      kind: 'trend',
      title: isToday ? t('acceptByHour') : t('acceptByDay'),
      columns: [time, t('median')],
      rows: parts.map(({ label, medianAcceptMs: value }) => ({ label, value, text: names.span(value) })),
      say: (ms) => names.span(ms),
    },
  ]
}

function counts(figures: Figures, names: InsightNames, t: Say): readonly InsightChart[] {
  const counted = (label: string, n: number): ChartRow => ({ label, value: n, text: names.number(n) })
  const escalated = figures.topics.filter(({ escalations }) => escalations > 0)
  const say = (n: number): string => names.number(n)
  return [
    {
      id: 'topics',
      kind: 'bars',
      title: t('topics'),
      columns: [t('topic'), t('escalations')],
      rows: escalated.map(({ key, escalations }) => counted(names.topic(key), escalations)),
      say,
    },
    {
      id: 'reasons',
      kind: 'bars',
      title: t('reasons'),
      columns: [t('reason'), t('escalations')],
      rows: figures.wanted.map(({ kind, n }) => counted(t(kind), n)),
      say,
    },
    {
      id: 'asked-again',
      kind: 'bars',
      title: t('again2'),
      columns: [t('fact'), t('times')],
      rows: figures.askedAgainFacts.map(({ label, n }) => counted(names.fact(label), n)),
      say,
    },
    {
      id: 'load',
      kind: 'columns',
      title: t('loadByHour'),
      columns: [t('hour'), t('escalations')],
      rows: figures.byHour.map(({ hour, escalations }) => counted(names.hour(hour), escalations)),
      say,
    },
  ]
}

/** A tenth below the lowest, so that the line is not drawn along the floor. */
function floorOf(rows: readonly ChartRow[]): number {
  const lowest = Math.min(TARGET, ...rows.flatMap(({ value }) => (value === null ? [] : [value])))
  return Math.max(0, Math.floor(lowest * 10 - 0.5) / 10)
}
