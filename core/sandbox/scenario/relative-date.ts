import { z } from 'zod'
import type { EpochMs } from '../../domain/time.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day as HH:MM')
const days = z.number().int().min(1).max(3650)
const minutes = z.number().int().min(1).max(100_000)

/**
 * A moment counted from "now", so that a scenario never grows old: days with a time of day, or plain minutes.
 * Today is written in minutes only, because a time of day may not have come yet.
 */
export const relativeDateSchema = z.union(
  [
    z.strictObject({ daysAgo: days, at: clockTime }),
    z.strictObject({ inDays: days, at: clockTime }),
    z.strictObject({ minutesAgo: minutes }),
    z.strictObject({ inMinutes: minutes }),
  ],
  { error: 'a moment such as {"daysAgo": 1, "at": "18:41"}, {"inDays": 2, "at": "12:00"}, {"minutesAgo": 40} or {"inMinutes": 83}' },
)
export type RelativeDate = z.infer<typeof relativeDateSchema>

/** "Now" and where the day begins. */
export interface Present {
  readonly nowMs: EpochMs
  /** Minutes from local time to UTC, with the sign of `Date.prototype.getTimezoneOffset()` (Moscow: −180). */
  readonly timeZoneOffset: number
}

/** Local midnight of the day `shift` days from today, as UTC milliseconds. */
export function startOfDay(present: Present, shift: number): EpochMs {
  const offsetMs = present.timeZoneOffset * MINUTE_MS
  const localNow = present.nowMs - offsetMs
  return Math.floor(localNow / DAY_MS) * DAY_MS + shift * DAY_MS + offsetMs
}

function timeOfDayMs(at: string): number {
  const [hours, minutesPart] = at.split(':')
  return (Number(hours) * 60 + Number(minutesPart)) * MINUTE_MS
}

/** The moment in epoch milliseconds. */
export function resolveDate(date: RelativeDate, present: Present): EpochMs {
  if ('minutesAgo' in date) return present.nowMs - date.minutesAgo * MINUTE_MS
  if ('inMinutes' in date) return present.nowMs + date.inMinutes * MINUTE_MS
  if ('daysAgo' in date) return startOfDay(present, -date.daysAgo) + timeOfDayMs(date.at)
  return startOfDay(present, date.inDays) + timeOfDayMs(date.at)
}
