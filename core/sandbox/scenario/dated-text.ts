import { z } from 'zod'
import { startOfDay, type Present } from './relative-date.ts'

export type ScenarioLanguage = 'ru' | 'en'

const MONTHS = {
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const

const ANY_BRACES = /\{[^{}]*\}/g
const PLACEHOLDER = /^\{(date|time):([+-]?\d{1,6})\}$/

/**
 * Words of the card that name a date: `{date:-3}` becomes «15 июля» three days ago, `{time:+88}` the time of day in
 * 88 minutes. Anything else in braces is an error, so that a typo never reaches the screen.
 */
export const datedTextSchema = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => (text.match(ANY_BRACES) ?? []).every((braces) => PLACEHOLDER.test(braces)), {
    error: 'only {date:±days} and {time:±minutes} may stand in braces',
  })

const twoDigits = (value: number): string => String(value).padStart(2, '0')

function word(kind: string, shift: number, present: Present, language: ScenarioLanguage): string {
  const at = kind === 'date' ? startOfDay(present, shift) : present.nowMs + shift * 60_000
  const local = new Date(at - present.timeZoneOffset * 60_000)
  if (kind === 'time') return `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`
  return `${local.getUTCDate()} ${MONTHS[language][local.getUTCMonth()] ?? ''}`
}

/** Puts the dates in. */
export function fillDates(text: string, present: Present, language: ScenarioLanguage): string {
  return text.replaceAll(ANY_BRACES, (braces) => {
    const [, kind, shift] = PLACEHOLDER.exec(braces) ?? []
    return kind === undefined ? braces : word(kind, Number(shift), present, language)
  })
}
