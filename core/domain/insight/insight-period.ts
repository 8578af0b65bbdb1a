import { offsetMs } from '../escalation/working-hours.ts'
import type { EpochMs } from '../time.ts'

/** How far back the figures are looked at; today is the last of the days. */
export type InsightPeriod = 'today' | '7-days' | '30-days'

const DAYS: Readonly<Record<InsightPeriod, number>> = { today: 1, '7-days': 7, '30-days': 30 }
const DAY_MS = 24 * 3_600_000

/** From the first midnight by the zone's clocks to this moment. */
export function periodOf(period: InsightPeriod, now: EpochMs, timeZone: string): { readonly from: EpochMs; readonly to: EpochMs } {
  const day = Math.floor((now + offsetMs(now, timeZone)) / DAY_MS) - (DAYS[period] - 1)
  return { from: midnight(day, timeZone), to: Math.floor(now) + 1 }
}

/**
 * The same stretch so many days earlier, up to the same time of day: what a period is compared with. Undefined: nobody keeps
 * what was finished so long ago.
 */
export function periodBefore(
  period: InsightPeriod,
  now: EpochMs,
  timeZone: string,
): { readonly from: EpochMs; readonly to: EpochMs } | undefined {
  if (period === '30-days') return undefined
  return periodOf(period, now - DAYS[period] * DAY_MS, timeZone)
}

/** When a day begins; where its midnight is skipped, the first moment there is. */
function midnight(day: number, timeZone: string): EpochMs {
  const wall = day * DAY_MS
  const guess = wall - offsetMs(wall, timeZone)
  return wall - offsetMs(guess, timeZone)
}
