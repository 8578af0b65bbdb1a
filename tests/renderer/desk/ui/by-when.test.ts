import { expect, test } from 'vitest'
import { formatByWhen } from '../../../../renderer/desk/ui/format/by-when.ts'

const now = new Date(2026, 10, 22, 14, 0).getTime()
const at = (day: number, hour: number): number => new Date(2026, 10, day, hour, 40).getTime()

test('today only the time, else the day behind it', () => {
  expect(formatByWhen(at(22, 15), now, 'ru')).toBe('15:40')
  expect(formatByWhen(at(23, 9), now, 'ru')).toMatch(/^09:40\sзавтра$/)
  expect(formatByWhen(at(25, 9), now, 'en')).toMatch(/^09:40\s25\sNov$/)
})

test('what is kept names the date, because it is read on another day', () => {
  expect(formatByWhen(at(23, 9), now, 'ru', 'date')).toMatch(/^09:40\s23\sноября$/)
  expect(formatByWhen(at(22, 15), now, 'ru', 'date')).toBe('15:40')
})
