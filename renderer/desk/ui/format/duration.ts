const NBSP = '\u00a0'
const pad = (value: number): string => String(value).padStart(2, '0')

/** A running time: `02:14`, from an hour `1:02:14`. Negative durations show as `00:00`. */
export const formatDuration = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** A span in words, numbers bound to their units: «1 ч 28 мин», «28 мин», «16 с»; "1 h 28 min". Negative as its absolute value. */
export const formatSpan = (ms: number, locale: 'ru' | 'en'): string => {
  const [d, h, m, s] = locale === 'ru' ? ['дн.', 'ч', 'мин', 'с'] : ['d', 'h', 'min', 's']
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const parts = (...pairs: readonly (readonly [number, string | undefined])[]): string =>
    pairs
      .filter(([value], index) => index === 0 || value > 0)
      .map(([value, unit]) => `${value}${NBSP}${unit ?? ''}`)
      .join(' ')
  if (seconds < 60) return parts([seconds, s])
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return parts([minutes, m])
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return parts([hours, h], [minutes % 60, m])
  return parts([Math.floor(hours / 24), d], [hours % 24, h])
}
