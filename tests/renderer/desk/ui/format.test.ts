import { expect, test } from 'vitest'
import { formatDay, formatDayShort } from '../../../../renderer/desk/ui/format/date.ts'
import { formatDuration, formatSpan } from '../../../../renderer/desk/ui/format/duration.ts'
import { formatNumber } from '../../../../renderer/desk/ui/format/number.ts'

test('a running time', () => {
  expect(formatDuration(134_900)).toBe('02:14')
  expect(formatDuration(3_734_000)).toBe('1:02:14')
  expect(formatDuration(-5)).toBe('00:00')
})

test('a span in words', () => {
  expect(formatSpan(16_000, 'ru')).toBe('16\u00a0с')
  expect(formatSpan(88 * 60_000, 'ru')).toBe('1\u00a0ч 28\u00a0мин')
  expect(formatSpan(2 * 3_600_000, 'en')).toBe('2\u00a0h')
})

test('days as people say them', () => {
  const now = new Date(2026, 6, 16, 14, 0).getTime()
  const day = 86_400_000
  expect(formatDay(now, now, 'ru')).toBe('сегодня')
  expect(formatDay(now - day, now, 'en')).toBe('yesterday')
  expect(formatDay(now + day, now, 'ru')).toBe('завтра')
  expect(formatDay(now - 3 * day, now, 'ru')).toBe('13\u00a0июля')
  expect(formatDay(new Date(2024, 6, 15).getTime(), now, 'ru')).toBe('15\u00a0июля\u00a02024')
  expect(formatDay(new Date(2024, 6, 15).getTime(), now, 'en')).toBe('15\u00a0Jul\u00a02024')
  for (let month = 0; month < 12; month += 1) {
    const at = new Date(new Date(now).getFullYear(), month, 9).getTime()
    expect(formatDay(at, now, 'en')).toMatch(/^9\s[A-Z][a-z]{2}$/)
    expect(formatDayShort(at, now, 'en')).toBe(formatDay(at, now, 'en'))
  }
})

test('decimal marks of the language', () => {
  expect(formatNumber(4.3, 'ru', 1)).toBe('4,3')
  expect(formatNumber(4.3, 'en', 1)).toBe('4.3')
})
