const pad = (value: number): string => String(value).padStart(2, '0')
const NBSP = '\u00a0'

/**
 * A countdown for a narrow place: `01:12`, from an hour «1 ч 10», from a day «2 дн. 3 ч»; past the deadline, how long ago.
 * Seconds are rounded up before it and down after it, so that 0 is the deadline itself.
 */
export function dueTime(ms: number, locale: 'ru' | 'en'): string {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000)
  const [day, hour] = locale === 'ru' ? ['дн.', 'ч'] : ['d', 'h']
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${pad(minutes)}:${pad(seconds % 60)}`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours}${NBSP}${hour}${NBSP}${pad(minutes % 60)}`
  return `${Math.floor(hours / 24)}${NBSP}${day}${NBSP}${hours % 24}${NBSP}${hour}`
}
