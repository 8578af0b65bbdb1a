import type { EpochMs } from '../../../../core/domain/time.ts'
import { formatClock, formatDay } from './date.ts'

/** Long enough ago that a day is told by its date. */
const FAR_MS = 7 * 24 * 60 * 60_000

/**
 * A deadline for «до …» and "by …": `14:40`, with the day behind it when it is not today: «09:40 завтра».
 * `date`: for what is kept and read on another day, «09:40 23 ноября».
 */
export function formatByWhen(at: EpochMs, now: EpochMs, locale: 'ru' | 'en', day: 'near' | 'date' = 'near'): string {
  const time = formatClock(at, locale)
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay ? time : `${time}\u00a0${formatDay(at, day === 'near' ? now : at - FAR_MS, locale)}`
}
