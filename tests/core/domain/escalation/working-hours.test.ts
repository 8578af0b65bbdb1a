import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callbackBy } from '../../../../core/domain/escalation/callback-by.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { addWorkingMinutes, isWorking } from '../../../../core/domain/escalation/working-hours.ts'

const moscow = standardRules
const daily = { from: 9 * 60, to: 18 * 60 }
const wholeDay = { from: 0, to: 24 * 60 }
/** Clocks forward on 31 March 2024 at 02:00 (01:00 UTC), back on 27 October at 03:00 (01:00 UTC). */
const berlin = { timeZone: 'Europe/Berlin', week: Array.from({ length: 7 }, () => daily) }
const nights = { timeZone: 'Europe/Berlin', week: Array.from({ length: 7 }, () => ({ from: 60, to: 4 * 60 })) }
const utc = (text: string): number => Date.parse(`${text}Z`)
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16)

describe('working time', () => {
  it.each([
    ['in the hours: straight on', '2024-07-18T10:00', 40, '2024-07-18T10:40'],
    ['to the closing minute', '2024-07-18T14:20', 40, '2024-07-18T15:00'],
    ['over the night: the rest in the morning', '2024-07-18T14:40', 40, '2024-07-19T06:20'],
    ['over the weekend', '2024-07-19T14:40', 40, '2024-07-22T06:20'],
    ['from the night: from the opening', '2024-07-18T23:30', 40, '2024-07-19T06:40'],
    ['nothing to wait in the hours', '2024-07-18T10:00', 0, '2024-07-18T10:00'],
    ['nothing to wait at night: the opening', '2024-07-18T20:00', 0, '2024-07-19T06:00'],
    ['several days', '2024-07-18T06:00', 9 * 60 * 2 + 30, '2024-07-22T06:30'],
    ['midnight of the zone is not midnight of UTC', '2024-07-21T21:30', 10, '2024-07-22T06:10'],
  ])('Moscow, %s', (_, from, minutes, to) => {
    expect(iso(addWorkingMinutes(utc(from), minutes, moscow))).toBe(to)
  })

  it('opens by the clock on the wall, before and after clocks change', () => {
    expect(iso(addWorkingMinutes(utc('2024-03-30T20:00'), 10, berlin))).toBe('2024-03-31T07:10')
    expect(iso(addWorkingMinutes(utc('2024-03-29T20:00'), 10, berlin))).toBe('2024-03-30T08:10')
    expect(iso(addWorkingMinutes(utc('2024-10-26T20:00'), 10, berlin))).toBe('2024-10-27T08:10')
  })

  it('counts what really passes in the night when clocks change', () => {
    // 01:00–04:00 is two hours on 31 March and four on 27 October.
    expect(iso(addWorkingMinutes(utc('2024-03-30T22:00'), 150, nights))).toBe('2024-03-31T23:30')
    expect(iso(addWorkingMinutes(utc('2024-10-26T22:00'), 239, nights))).toBe('2024-10-27T02:59')
  })

  it('an hour that is skipped opens as much later as clocks jump', () => {
    const skipped = { timeZone: 'Europe/Berlin', week: Array.from({ length: 7 }, () => ({ from: 150, to: 600 })) }
    expect(iso(addWorkingMinutes(utc('2024-03-31T00:00'), 0, skipped))).toBe('2024-03-31T01:30')
  })

  it('an hour that comes twice opens the first time', () => {
    const twice = { timeZone: 'Europe/Berlin', week: Array.from({ length: 7 }, () => ({ from: 150, to: 600 })) }
    expect(iso(addWorkingMinutes(utc('2024-10-26T22:00'), 0, twice))).toBe('2024-10-27T00:30')
  })

  it('a day to 24:00 goes over into the next', () => {
    const always = { timeZone: 'Europe/Moscow', week: Array.from({ length: 7 }, () => wholeDay) }
    expect(iso(addWorkingMinutes(utc('2024-07-18T20:50'), 20, always))).toBe('2024-07-18T21:10')
  })

  it('runs around the clock where no day has hours', () => {
    const none = { timeZone: 'Europe/Moscow', week: [undefined, undefined] }
    expect(iso(addWorkingMinutes(utc('2024-07-20T23:50'), 20, none))).toBe('2024-07-21T00:10')
    expect(isWorking(utc('2024-07-20T23:50'), none)).toBe(true)
  })

  const zone = fc.constantFrom(
    'Europe/Moscow',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Asia/Beirut',
    'UTC',
  )
  // Half an hour a week at least: what is left after years of looking (`MOST_DAYS`) is not counted on.
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 1410 }), fc.integer({ min: 30, max: 1440 }))
    .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }))
  const week = fc.array(fc.option(hours, { nil: undefined, freq: 4 }), { minLength: 7, maxLength: 7 })
  const rules = fc.record({ timeZone: zone, week, callbackMinutes: fc.integer({ min: 0, max: 600 }) })
  const moment = fc.integer({ min: utc('2023-10-01T00:00'), max: utc('2025-04-30T00:00') })

  it('never gives a moment earlier than asked, nor sooner than the minutes, and lies in the hours', () => {
    fc.assert(
      fc.property(rules, moment, fc.integer({ min: 1, max: 3000 }), (house, from, minutes) => {
        const end = addWorkingMinutes(from, minutes, house)
        expect(end).toBeGreaterThanOrEqual(from + minutes * 60_000)
        expect(isWorking(end - 1, house)).toBe(true)
      }),
    )
  })

  it('is monotone: later asked or longer, never earlier done', () => {
    fc.assert(
      fc.property(rules, moment, fc.nat(5 * 86_400_000), fc.nat(2000), fc.nat(600), (house, from, later, minutes, more) => {
        const end = addWorkingMinutes(from, minutes, house)
        expect(addWorkingMinutes(from + later, minutes, house)).toBeGreaterThanOrEqual(end)
        expect(addWorkingMinutes(from, minutes + more, house)).toBeGreaterThanOrEqual(end)
        expect(callbackBy(house, from + later)).toBeGreaterThanOrEqual(callbackBy(house, from))
      }),
    )
  })

  it('is additive: half now and half then is the same moment', () => {
    fc.assert(
      fc.property(rules, moment, fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 1500 }), (house, from, one, other) => {
        expect(addWorkingMinutes(addWorkingMinutes(from, one, house), other, house)).toBe(addWorkingMinutes(from, one + other, house))
      }),
    )
  })
})

describe('the promise of a callback', () => {
  it.each([
    ['rounded up to five minutes', '2024-07-18T13:52', '2024-07-18T14:35'],
    ['on the minute already', '2024-07-18T13:50', '2024-07-18T14:30'],
    ['by the closing hour', '2024-07-18T14:17', '2024-07-18T15:00'],
    ['in the evening: the next morning', '2024-07-18T14:41', '2024-07-19T06:25'],
    ['on Saturday: on Monday', '2024-07-20T09:00', '2024-07-22T06:40'],
  ])('%s', (_, from, by) => {
    expect(iso(callbackBy(moscow, utc(from)))).toBe(by)
  })
})
