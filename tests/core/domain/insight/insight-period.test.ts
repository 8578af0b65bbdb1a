import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodBefore, periodOf } from '../../../../core/domain/insight/insight-period.ts'
import { zoneDays } from '../../../../core/domain/insight/zone-days.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

describe('a period', () => {
  it('begins at midnight by the clocks of the house', () => {
    expect(periodOf('today', TEAM_NOW, 'Europe/Moscow')).toEqual({ from: Date.UTC(2024, 6, 17, 21), to: TEAM_NOW + 1 })
    expect(periodOf('7-days', TEAM_NOW, 'Europe/Moscow').from).toBe(Date.UTC(2024, 6, 11, 21))
    expect(periodOf('today', TEAM_NOW, 'Asia/Vladivostok').from).toBe(Date.UTC(2024, 6, 17, 14))
  })

  it('is compared with the same stretch before it, as far as anybody keeps it', () => {
    expect(periodBefore('today', TEAM_NOW, 'Europe/Moscow')).toEqual({ from: Date.UTC(2024, 6, 16, 21), to: TEAM_NOW - 24 * 3_600_000 + 1 })
    expect(periodBefore('7-days', TEAM_NOW, 'Europe/Moscow')).toEqual({
      from: Date.UTC(2024, 6, 4, 21),
      to: TEAM_NOW - 7 * 24 * 3_600_000 + 1,
    })
    expect(periodBefore('30-days', TEAM_NOW, 'Europe/Moscow')).toBeUndefined()
  })

  it('touches as many days as it says, whatever the clocks do', () => {
    const zone = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    const at = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2027, 0, 1) })
    fc.assert(
      fc.property(at, zone, fc.constantFrom('today' as const, '7-days' as const, '30-days' as const), (now, timeZone, period) => {
        const { from, to } = periodOf(period, now, timeZone)
        const days = zoneDays(timeZone)
        expect(days.daysOf(from, to, 400)).toHaveLength({ today: 1, '7-days': 7, '30-days': 30 }[period])
        expect(days.dayOf(to - 1)).toBe(days.dayOf(now))
        expect(days.dayOf(from - 1)).not.toBe(days.dayOf(from))
        expect(days.hourOf(from)).toBe(0)
      }),
    )
  })
})
