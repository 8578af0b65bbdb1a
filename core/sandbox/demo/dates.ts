import type { EpochMs } from '../../domain/time.ts'
import type { Random } from './random.ts'
import type { Phrases } from './topic.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** A time of a working day (9:00–19:59 in Moscow) so many days ago, at least one. */
export function workingTime(random: Random, nowMs: EpochMs, daysAgo: number): EpochMs {
  const midnight = Math.floor((nowMs - daysAgo * DAY_MS) / DAY_MS) * DAY_MS
  return midnight + random.between(6, 16) * HOUR_MS + random.between(0, 59) * MINUTE_MS
}

/** «18 ноября», "18 November". */
export function dayInWords(at: EpochMs, words: Phrases): string {
  const date = new Date(at)
  return `${date.getUTCDate()} ${words.months[date.getUTCMonth()] ?? ''}`
}

/** `dd.mm.yyyy` for facts. */
export function dayInDigits(at: EpochMs): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`
}
