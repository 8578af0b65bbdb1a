import { formatClock, formatDay } from '../../../ui/format/date.ts'

/** A term as it is said aloud: «сегодня до 15:30», «до 11 декабря»; "by 15:30 today", "by 11 Dec". Undefined: it has passed. */
export const dueWords = (at: number | undefined, now: number, language: 'ru' | 'en'): string | undefined => {
  if (at === undefined || at < now) return undefined
  const day = formatDay(at, now, language)
  const clock = formatClock(at, language)
  const isNear = !/\d/.test(day)
  if (language === 'ru') return isNear ? `${day} до ${clock}` : `до ${day}`
  return isNear ? `by ${clock} ${day}` : `by ${day}`
}
