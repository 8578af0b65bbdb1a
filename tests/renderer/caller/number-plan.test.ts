import { expect, test } from 'vitest'
import { settingsOfPage } from '../../../renderer/caller/settings-of-page.ts'
import { isBusyNumber, isOutside, sameNumber } from '../../../renderer/caller/world/number-plan.ts'

test('one telephone, however it is dialled', () => {
  expect(sameNumber('+79215550140', '89215550140')).toBe(true)
  expect(sameNumber('+7 (921) 555-01-40', '9215550140')).toBe(true)
  expect(sameNumber('+79215550140', '+79215550141')).toBe(false)
  expect(sameNumber('2000', '+79215552000')).toBe(false)
})

test('outside numbers with two zeros at the end are busy, extensions are not', () => {
  expect(isBusyNumber('+79990000100')).toBe(true)
  expect(isBusyNumber('+79990000101')).toBe(false)
  expect(isBusyNumber('2000')).toBe(false)
  expect(isOutside('+79215550140')).toBe(true)
  expect(isOutside('1001')).toBe(false)
})

test('the page hums when it is asked to', () => {
  expect(settingsOfPage('?tone=440&colleague-tone=660')).toEqual({ clientTone: { hz: 440 }, colleagueTone: { hz: 660 } })
  expect(settingsOfPage('?tone=loud')).toEqual({ clientTone: undefined, colleagueTone: undefined })
  expect(settingsOfPage('')).toEqual({ clientTone: undefined, colleagueTone: undefined })
})
