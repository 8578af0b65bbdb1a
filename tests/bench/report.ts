import { cpus, loadavg } from 'node:os'

/** One measured quantity: a distribution or a single value, in the named unit. */
export type Metric =
  | ({ readonly unit: string; readonly n: number; readonly p50: number; readonly p95: number; readonly p99: number } & Reference)
  | ({ readonly unit: string; readonly value: number } & Reference)

/** The same in the same run by other means: its value, or its median; `ratio` is ours over it. `library`: who made it. */
interface Reference {
  readonly reference?: number
  readonly ratio?: number
  readonly library?: string
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Nearest-rank percentiles of the samples. @param unit of every sample, e.g. `ms` */
export function distribution(unit: string, samples: readonly number[]): Metric {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN)
  return { unit, n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** The metric with its reference, one figure or samples of which the median counts. */
export function beside(metric: Metric, reference: number | readonly number[]): Metric {
  const other = typeof reference === 'number' ? { unit: '', value: reference } : distribution('', reference)
  const middle = (of: Metric): number => ('value' in of ? of.value : of.p50)
  return { ...metric, reference: Math.round(middle(other) * 1000) / 1000, ratio: Math.round((middle(metric) / middle(other)) * 100) / 100 }
}

/** Prints the benchmark's one JSON line, or a table for people when `--json` is absent. */
export function report(bench: string, metrics: Readonly<Record<string, Metric>>): void {
  const [first] = cpus()
  const machine = { cpu: first?.model ?? 'unknown', cores: cpus().length, load: round(loadavg()[0] ?? 0) }
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ bench, machine, metrics })}\n`)
    return
  }
  process.stdout.write(`${bench} · ${machine.cpu} · ${String(machine.cores)} cores · load ${String(machine.load)}\n`)
  for (const [name, metric] of Object.entries(metrics)) {
    const figures =
      'value' in metric
        ? String(metric.value)
        : `p50 ${String(metric.p50)} · p95 ${String(metric.p95)} · p99 ${String(metric.p99)} · n ${String(metric.n)}`
    const reference =
      metric.reference === undefined ? '' : ` · ${String(metric.ratio)} × ${metric.library ?? 'reference'} ${String(metric.reference)}`
    process.stdout.write(`  ${name.padEnd(24)} ${figures} ${metric.unit}${reference}\n`)
  }
}
