import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWrittenNumber } from '../../../core/domain/client/written-number.ts'
import { identifyCaller } from '../../../core/usecases/identify-caller.ts'
import { createPhoneNumbers } from '../../../renderer/desk/adapters/libphonenumber-phone-numbers.ts'
import { aClient } from '../../support/client-builder.ts'
import { FakeClientDirectory } from '../../support/fake-client-directory.ts'

const numbers = createPhoneNumbers('RU')
const mobile = '+79120000067'
const office = '+78125550102'
const maria = aClient({ id: '77120', emails: ['maria@x.example'], logins: ['orlova'] })

describe('numbers in all written forms', () => {
  it.each([
    ['+79120000067', mobile],
    ['89120000067', mobile],
    ['8 (912) 000-00-67', mobile],
    ['+7 912 000 00 67', mobile],
    ['+7(912)000-00-67', mobile],
    ['7 912 000-00-67', mobile],
    ['9120000067', mobile],
    ['912 000 00 67', mobile],
    ['+7\u00a0912\u00a0000‑00‑67', mobile],
    ['＋７９１２０００００６７', mobile],
    ['tel:+7-912-000-00-67', mobile],
    ['sip:+79120000067@pbx.example;user=phone', mobile],
    ['+7.912.000.00.67', mobile],
    ['+49 30 901820', '+4930901820'],
  ])('«%s» is %s', (written, number) => {
    expect(numbers.parse(written)).toEqual({ number })
  })

  it.each([
    '+7 812 555-01-02 доб. 104',
    '+7 812 555-01-02 доб 104',
    '8 812 555-01-02 (доб. 104)',
    '+7 812 555-01-02 добавочный 104',
    '+7 812 555-01-02 вн. 104',
    '+78125550102;ext=104',
    'tel:+7-812-555-01-02;ext=104',
    '+78125550102,104',
    '+78125550102,,104',
    '+78125550102#104',
    '+78125550102 x104',
    '+7 812 555-01-02 ext. 104',
    '+7 812 555-01-02 extension 104',
  ])('«%s» is the office, extension 104', (written) => {
    expect(numbers.parse(written)).toEqual({ number: office, extension: '104' })
  })

  it.each([
    '',
    ' ',
    '+',
    '104',
    '++79120000067',
    '+7912000',
    'Мария +79120000067',
    '+79120000067\u0000',
    '+7 912 000-00-67 и ещё один',
    '+79120000067<b>',
  ])('«%s» is no number', (written) => expect(numbers.parse(written)).toBeUndefined())
})

const noise = fc.string({ unit: 'binary', maxLength: 200 })
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '+7',
      '8',
      '912',
      '000',
      '00',
      '67',
      '-',
      ' ',
      '(',
      ')',
      ';ext=',
      'доб.',
      ',',
      '#',
      'x',
      '\u0000',
      '٣',
      '７',
      '@',
      'sip:',
      ';',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  { maxLength: 30 },
)
const written = fc.oneof(
  noise,
  pieces.map((parts) => parts.join('')),
)
/** Maria's number as people and machines maim it: most of these are nobody's, some are hers. */
const maimed = fc
  .tuple(
    fc.constantFrom('+7', '8', '7', '', '+', '+49', '00'),
    fc.array(fc.tuple(fc.nat(10), fc.constantFrom('', ' ', '-', '\u00a0', '(', ')', '.', '\u0000', '9', '0', '７', 'O')), { maxLength: 4 }),
    fc.constantFrom('', '', ';ext=12', ' доб. 3', '#1', ',,5', '@pbx', 'x', ';user=phone'),
  )
  .map(([before, strokes, after]) => {
    const digits = Array.from('9120000067')
    for (const [at, sign] of strokes) digits.splice(at, sign === '' ? 1 : 0, sign)
    return `${before}${digits.join('')}${after}`
  })
const digitsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\D/g, '')

describe('hostile numbers and headers', () => {
  it('10,000 of them never crash, and match only when the digits are those of the number', async () => {
    const deps = { directory: new FakeClientDirectory([maria]), phoneNumbers: numbers, lines: [] }
    const one = fc.record({ number: fc.oneof(written, maimed), displayName: noise, id: noise, email: written, login: noise })
    let matched = 0
    for (const { number, displayName, id, email, login } of fc.sample(one, 10_000)) {
      const headers = { 'x-client-id': id, 'x-email': email, 'x-login': login }
      const found = await identifyCaller(deps, { direction: 'incoming', remote: { number, displayName }, context: { headers } })
      if (found.kind === 'unknown' || found.kind === 'withheld' || found.kind === 'internal') continue
      matched += 1
      const bySign = digitsOf(number).includes('9120000067') || id.trim() === '77120' || email.trim().toLowerCase() === 'maria@x.example'
      expect(bySign || login.trim().toLowerCase() === 'orlova', JSON.stringify(number)).toBe(true)
    }
    // Half of them are her own number, maimed: of these hundreds are still hers, so that something was proved.
    expect(matched).toBeGreaterThan(300)
    expect(matched).toBeLessThan(4_000)
  })

  it('what is far too long is not looked into', () => {
    for (const unit of ['0', ' ', '(', ';', 'доб.', 'ext', ',', '-', ';ext=1'])
      for (const length of [99, 100_000]) expect(readWrittenNumber(`+7${unit.repeat(length)}`)?.number.length ?? 0).toBeLessThanOrEqual(101)
  })

  it('what is read is a number of at most fifteen digits, and reads the same again', () => {
    fc.assert(
      fc.property(written, (text) => {
        const read = numbers.parse(text)
        if (read === undefined) return
        expect(read.number).toMatch(/^\+[1-9]\d{1,14}$/)
        if (read.extension !== undefined) expect(read.extension).toMatch(/^\d{1,11}$/)
        expect(numbers.parse(read.number)?.number).toBe(read.number)
      }),
      { numRuns: 3000 },
    )
  })
})
