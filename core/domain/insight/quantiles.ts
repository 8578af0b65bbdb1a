/** Durations of some escalations, ms. p50 and p90 by the nearest rank: each is one that really was. 0 when n is 0. */
export interface Measure {
  readonly n: number
  readonly p50: number
  readonly p90: number
}

/** Sorts a copy. */
export function measureOf(values: readonly number[]): Measure {
  const sorted = Float64Array.from(values).sort()
  return { n: sorted.length, p50: rank(sorted, 0.5), p90: rank(sorted, 0.9) }
}

/** Null: nothing to count from. */
export const medianOf = (values: readonly number[]): number | null => (values.length === 0 ? null : measureOf(values).p50)

const rank = (sorted: Float64Array, share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0

/** Part of the whole, 0…1; null: nothing to count from. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
