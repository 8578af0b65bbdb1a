import { ratingOf } from './mos.ts'
import type { QualityReading } from './quality.ts'

/** `good`: most users satisfied (R ≥ 80); `fair`: some dissatisfied (R ≥ 70); `poor` below (ITU-T G.109 table 1). */
export type QualityLevel = 'good' | 'fair' | 'poor'

export function qualityLevelOf(reading: QualityReading): QualityLevel {
  const r = ratingOf(reading)
  if (r >= 80) return 'good'
  return r >= 70 ? 'fair' : 'poor'
}
