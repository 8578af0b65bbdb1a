import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPhoneNumbers } from '../../../../renderer/desk/adapters/libphonenumber-phone-numbers.ts'

const numbers = createPhoneNumbers('RU')
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('any written form becomes E.164', () => {
  for (const raw of ['8 (912) 345-67-67', '+7 912 345 67 67', '9123456767']) expect(numbers.toE164(raw)).toBe('+79123456767')
  expect(numbers.toE164('2000')).toBeUndefined()
  expect(numbers.toE164('hello')).toBeUndefined()
})

test('the middle is masked', () => {
  expect(plain(numbers.toMasked('+79123456767'))).toBe('+7 912 ••• •• 67')
  expect(numbers.toMasked('2014')).toBe('••14')
  expect(numbers.toMasked('')).toBe('')
})

test('a masked phone number never shows more than area code and two digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }), (national) => {
      const shown = numbers.toMasked(`+7${national}`).replace(/\D/g, '')
      expect(shown.length).toBeLessThanOrEqual(6)
    }),
  )
})
