import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillDates } from '../../../../core/sandbox/scenario/dated-text.ts'
import { resolveDate } from '../../../../core/sandbox/scenario/relative-date.ts'

const moscow = { nowMs: Date.parse('2026-07-16T14:02:00+03:00'), timeZoneOffset: -180 }

test('days are counted in local time', () => {
  expect(resolveDate({ daysAgo: 1, at: '18:41' }, moscow)).toBe(Date.parse('2026-07-15T18:41:00+03:00'))
  expect(resolveDate({ inDays: 2, at: '12:00' }, moscow)).toBe(Date.parse('2026-07-18T12:00:00+03:00'))
})

test('just after local midnight yesterday is the local yesterday', () => {
  const present = { nowMs: Date.parse('2026-07-16T00:10:00+03:00'), timeZoneOffset: -180 }
  expect(resolveDate({ daysAgo: 1, at: '23:50' }, present)).toBe(Date.parse('2026-07-15T23:50:00+03:00'))
})

test('minutes are counted from now', () => {
  expect(resolveDate({ inMinutes: 88 }, moscow)).toBe(moscow.nowMs + 88 * 60_000)
  expect(resolveDate({ minutesAgo: 43 }, moscow)).toBe(moscow.nowMs - 43 * 60_000)
})

test('the past is always past and the future always to come', () => {
  const moment = fc.record({ nowMs: fc.integer({ min: 0, max: 4e12 }), timeZoneOffset: fc.integer({ min: -840, max: 720 }) })
  const at = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  fc.assert(
    fc.property(moment, at, fc.integer({ min: 1, max: 400 }), (present, time, days) => {
      expect(resolveDate({ daysAgo: days, at: time }, present)).toBeLessThan(present.nowMs)
      expect(resolveDate({ inDays: days, at: time }, present)).toBeGreaterThan(present.nowMs)
    }),
  )
})

test('texts name dates and times in the words of their language', () => {
  expect(fillDates('Видна {date:-1}, повтор в {time:+88}', moscow, 'ru')).toBe('Видна 15 июля, повтор в 15:30')
  expect(fillDates('Seen {date:-1}, again at {time:-2}', moscow, 'en')).toBe('Seen 15 July, again at 14:00')
})
