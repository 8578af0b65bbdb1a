import type { EpochMs } from '../../../../core/domain/time.ts'

type Locale = 'ru' | 'en'
const tag = (locale: Locale): string => (locale === 'ru' ? 'ru-RU' : 'en-GB')

const formats = new Map<string, Intl.DateTimeFormat>()
const formatWith = (locale: Locale, options: Intl.DateTimeFormatOptions, at: EpochMs): string => {
  const key = locale + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag(locale), options)
  formats.set(key, format)
  // Neither «15 июля» nor its narrow spaces may break.
  return format.format(at).replaceAll(/\s/g, '\u00a0')
}

/** `14:02`, 24 hours in both languages; in `timeZone` (IANA) when given. */
export const formatClock = (at: EpochMs, locale: Locale, timeZone?: string): string =>
  formatWith(locale, { hour: '2-digit', minute: '2-digit', ...(timeZone === undefined ? {} : { timeZone }) }, at)

/** `14:02:11`. */
export const formatClockSeconds = (at: EpochMs, locale: Locale): string =>
  formatWith(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, at)

const dayNumber = (at: EpochMs): number => {
  const date = new Date(at)
  return Math.round(new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() / 86_400_000)
}

const near: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ru: { '-1': 'вчера', '0': 'сегодня', '1': 'завтра' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
}

/**
 * The day as people say it: «сегодня», «вчера», «15 июля», with the year when it is another one. English months are
 * longer, so they stand in three letters everywhere: "15 Nov".
 */
export const formatDay = (at: EpochMs, now: EpochMs, locale: Locale): string => {
  const word = near[locale][String(dayNumber(at) - dayNumber(now))]
  if (word !== undefined) return word
  const month = locale === 'ru' ? 'long' : 'short'
  const text = formatWith(locale, { day: 'numeric', month, ...(isSameYear(at, now) ? {} : { year: 'numeric' }) }, at)
  // British English has one month of four letters.
  return text.replace(/\s?г\.$/u, '').replace('Sept', 'Sep')
}

/** The day for a narrow column: as `formatDay`, but `15.07.2025` in another year. */
export const formatDayShort = (at: EpochMs, now: EpochMs, locale: Locale): string => {
  const isNear = near[locale][String(dayNumber(at) - dayNumber(now))] !== undefined
  if (isNear || isSameYear(at, now)) return formatDay(at, now, locale)
  return formatWith(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }, at)
}

/** «июнь 2025 г.» without the «г.», "June 2025". */
export const formatMonth = (at: EpochMs, locale: Locale): string =>
  formatWith(locale, { month: 'long', year: 'numeric' }, at).replace(/\s?г\.$/u, '')

const isSameYear = (at: EpochMs, now: EpochMs): boolean => new Date(at).getFullYear() === new Date(now).getFullYear()

/** First letter in upper case, for the beginning of a row. */
export const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
