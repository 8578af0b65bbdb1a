import { useMemo } from 'react'
import { useLocale } from '../../i18n/use-words.ts'
import { formatByWhen } from './by-when.ts'
import { capitalise, formatClock, formatClockSeconds, formatDay, formatDayShort, formatMonth } from './date.ts'
import { formatDuration, formatSpan } from './duration.ts'
import { formatNumber } from './number.ts'

/** Formatting in the desk's language. */
export interface Format {
  readonly duration: (ms: number) => string
  readonly span: (ms: number) => string
  readonly clock: (at: number, timeZone?: string) => string
  /** A deadline for «до …»: the time, and the day when it is not today. */
  readonly byWhen: (at: number, now: number) => string
  readonly clockSeconds: (at: number) => string
  readonly day: (at: number, now: number) => string
  /** The day with a capital first letter. */
  readonly Day: (at: number, now: number) => string
  /** The same for a narrow column. */
  readonly RowDay: (at: number, now: number) => string
  /** A month with its year, with a capital first letter. */
  readonly month: (at: number) => string
  readonly number: (value: number, digits?: number) => string
}

export const useFormat = (): Format => {
  const locale = useLocale()
  return useMemo(
    () => ({
      duration: formatDuration,
      span: (ms) => formatSpan(ms, locale),
      clock: (at, timeZone) => formatClock(at, locale, timeZone),
      byWhen: (at, now) => formatByWhen(at, now, locale),
      clockSeconds: (at) => formatClockSeconds(at, locale),
      day: (at, now) => formatDay(at, now, locale),
      Day: (at, now) => capitalise(formatDay(at, now, locale)),
      RowDay: (at, now) => capitalise(formatDayShort(at, now, locale)),
      month: (at) => capitalise(formatMonth(at, locale)),
      number: (value, digits) => formatNumber(value, locale, digits),
    }),
    [locale],
  )
}
