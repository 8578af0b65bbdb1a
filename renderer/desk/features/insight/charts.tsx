import { BarChart, LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { MOST_BARS, type InsightChart } from './insight-charts.ts'

/** The charts themselves; loaded with their library when the figures are opened. For eyes only: the panel has the table. */
export const Chart = ({ chart }: { readonly chart: InsightChart }) => {
  switch (chart.kind) {
    case 'trend':
      return <Trend chart={chart} />
    case 'columns':
    case 'bars':
      return <Bars chart={chart} />
    default:
      return missingCase(chart.kind)
  }
}

const SERIES = { name: 'value', color: 'var(--fl-accent)' } as const
const LOOK = {
  accessibilityLayer: false,
  textColor: 'var(--fl-text-3)',
  gridColor: 'var(--fl-line)',
  strokeDasharray: '0',
  tickLine: 'none',
} as const

const Trend = ({ chart }: { readonly chart: InsightChart }) => {
  const { rows, columns, target, domain, say } = chart
  return (
    <LineChart
      {...LOOK}
      h={CHART_PX}
      data={[...rows]}
      dataKey="label"
      series={[{ ...SERIES, label: columns[1] }]}
      curveType="linear"
      connectNulls={false}
      valueFormatter={say}
      lineProps={{ isAnimationActive: false }}
      lineChartProps={{ margin: MARGIN }}
      dotProps={{ r: 3, strokeWidth: 0 }}
      xAxisProps={{ minTickGap: 16 }}
      yAxisProps={{ width: 80, ...(domain === undefined ? {} : { domain: [...domain], ticks: tenths(domain) }) }}
      {...(target === undefined
        ? {}
        : {
            referenceLines: [{ y: target.value, label: target.label, color: 'var(--fl-ok)', labelPosition: 'insideTopRight' as const }],
          })}
    />
  )
}

const Bars = ({ chart }: { readonly chart: InsightChart }) => {
  const { rows, columns, kind, say } = chart
  const lying = kind === 'bars'
  return (
    <BarChart
      {...LOOK}
      h={CHART_PX}
      data={lying ? rows.slice(0, MOST_BARS) : [...rows]}
      dataKey="label"
      series={[{ ...SERIES, label: columns[1] }]}
      orientation={lying ? 'vertical' : 'horizontal'}
      gridAxis={lying ? 'y' : 'x'}
      valueFormatter={say}
      maxBarWidth={18}
      cursorFill="var(--fl-hover)"
      barProps={{ isAnimationActive: false }}
      barChartProps={{ margin: MARGIN }}
      xAxisProps={lying ? { allowDecimals: false } : { minTickGap: 16 }}
      yAxisProps={lying ? { width: 170, interval: 0, tickFormatter: oneLine } : { width: 40, allowDecimals: false }}
    />
  )
}

/** A name on the axis in one line, so that names of neighbours never lie on each other; the tooltip and the table have it whole. */
function oneLine(name: string): string {
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name
  return shown.replaceAll(' ', '\u00a0')
}

/** Characters that fit beside the bars. */
const LONGEST_NAME = 22

/** Round marks of an axis of shares: at most six of them. */
function tenths([from, to]: readonly [number, number]): number[] {
  const step = to - from > 0.5 ? 2 : 1
  const marks: number[] = []
  for (let mark = Math.round(to * 10); mark >= Math.round(from * 10); mark -= step) marks.unshift(mark / 10)
  return marks
}

/** Dots and numbers at the edges are not cut off, px. */
const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 } as const
/** As high as its panel keeps free for it. */
const CHART_PX = 184
