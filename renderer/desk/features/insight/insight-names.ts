import { useMemo } from 'react'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useSession } from '../../state/desk-context.tsx'
import { useFormat, type Format } from '../../ui/format/use-format.ts'
import { words } from './words.ts'

/** How figures and their keys are written in the desk's language. */
export interface InsightNames {
  readonly topic: (key: string) => string
  readonly site: (key: string) => string
  readonly outsourcer: (key: string) => string
  readonly fact: (label: string) => string
  readonly day: (day: string) => string
  readonly hour: (hour: number) => string
  /** 0…1 as «92 %»; null is «нет». */
  readonly percent: (share: number | null) => string
  readonly span: (ms: number | null) => string
  readonly number: (value: number | null, digits?: number) => string
}

const OF_EVERY_DESK = ['phone', 'email', 'city', 'status'] as const

const MINUTE_MS = 60_000
/** From here on seconds say nothing more. */
const COARSE_MS = 10 * MINUTE_MS

/** «1 мин 15 с»: between one minute and two lies the time to accept. */
function exactSpan(ms: number, format: Format): string {
  const seconds = Math.round(ms / 1000) * 1000
  const rest = seconds % MINUTE_MS
  if (seconds < MINUTE_MS || seconds >= COARSE_MS || rest === 0) return format.span(seconds)
  return `${format.span(seconds - rest)} ${format.span(rest)}`
}

export function useInsightNames(): InsightNames {
  const t = useWords(words)
  const format = useFormat()
  const locale = useLocale()
  const topics = useSession((session) => session.seat.dispositions.topics)
  return useMemo(() => {
    const titles = new Map(topics.map(({ id, title }) => [id, localText(title, locale)]))
    const days = new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
    return {
      topic: (key) => (key === '' ? t('unnamedTopic') : (titles.get(key) ?? key)),
      site: (key) => (key === '' ? t('unnamedSite') : key),
      outsourcer: (key) => (key === '' ? t('ownStaff') : key),
      fact: (label) => {
        const known = OF_EVERY_DESK.find((each) => each === label)
        return known === undefined ? label : t(known)
      },
      day: (day) => days.format(Date.parse(day)).replace('Sept', 'Sep'),
      hour: (hour) => `${String(hour).padStart(2, '0')}:00`,
      percent: (share) => (share === null ? t('none') : t('percent', { value: format.number(share * 100) })),
      span: (ms) => (ms === null ? t('none') : exactSpan(ms, format)),
      number: (value, digits = 0) => (value === null ? t('none') : format.number(value, digits)),
    }
  }, [t, format, locale, topics])
}
