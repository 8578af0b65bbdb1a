import { expect, test } from 'vitest'
import { createPhoneNumbers } from '../../../../renderer/desk/adapters/libphonenumber-phone-numbers.ts'
import { checkDial } from '../../../../renderer/desk/features/softphone/dial-check.ts'

const numbers = createPhoneNumbers('RU')
const check = (raw: string) => checkDial(raw, numbers)

test.each([
  ['2000', { kind: 'ok', number: '2000' }],
  ['*45', { kind: 'ok', number: '*45' }],
  ['sales', { kind: 'ok', number: 'sales' }],
  ['8 912 345-67-67', { kind: 'ok', number: '+79123456767' }],
  ['  ', { kind: 'empty' }],
  ['+7 912 34', { kind: 'short', digits: 5 }],
  ['+7 912 345 67 678', { kind: 'long', digits: 1 }],
  ['что-то', { kind: 'invalid' }],
  ['1234567', { kind: 'invalid' }],
])('%s', (raw, expected) => {
  expect(check(raw)).toEqual(expected)
})
