import type { DayRules } from '../../../core/domain/knowledge/article-form.ts'

const two = (value: number): string => String(value).padStart(2, '0')

function dateOf(day: string, daysOn: number): number | undefined {
  const read = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day)
  if (read === null) return undefined
  const [year, month, date] = [Number(read[1]), Number(read[2]), Number(read[3])]
  const found = new Date(year, month - 1, date)
  // 31 February rolls on by itself: it is no day.
  if (found.getMonth() !== month - 1 || found.getDate() !== date) return undefined
  return new Date(year, month - 1, date + daysOn).getTime()
}

/** Days of the calendar where this seat stands. */
export const calendarDays: DayRules = {
  beginOf: (day) => dateOf(day, 0),
  endOf: (day) => dateOf(day, 1),
  dayOf: (at) => {
    const date = new Date(at)
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  },
}
