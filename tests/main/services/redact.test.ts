import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactField, redactFields, redactText } from '../../../main/services/log/redact.ts'

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''))
const phone = fc.oneof(
  digits(10).map((rest) => `+7${rest}`),
  digits(10).map((rest) => `8 (${rest.slice(0, 3)}) ${rest.slice(3, 6)}-${rest.slice(6, 8)}-${rest.slice(8)}`),
  digits(10).map((rest) => `+7 ${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6, 8)} ${rest.slice(8)}`),
  digits(12).map((rest) => `+44${rest}`),
)
const around = fc.constantFrom('', ' ', 'a', 'from ', 'tel:', 'user', '"', ',', ';', '=', 'x9', '(', '<sip:', '\n')
const secret = fc.stringMatching(/^[A-Za-z0-9!#$%+/]{8,40}$/)

/** The longest run of digits, separators left out. */
const longestNumber = (text: string): number => Math.max(0, ...text.split(/[^\d\s().+-]/u).map((part) => part.replace(/\D/g, '').length))

describe('redaction of numbers', () => {
  it('leaves at most four digits of a phone number, wherever it stands', () => {
    fc.assert(
      fc.property(around, phone, around, (before, number, after) => {
        const masked = redactText(before + number + after)
        expect(longestNumber(masked)).toBeLessThanOrEqual(4)
        expect(masked).not.toContain(number)
      }),
    )
  })

  it('masks fields that name a number whole, whatever type they have', () => {
    expect(redactField('number', '1001')).toBe('•••')
    expect(redactField('did', '+74950000101')).toBe('•••01')
    expect(redactField('callerPhone', 79121234567)).toBe('•••67')
    expect(redactField('caller', 79121234567)).toBe('[name]')
  })

  it('lets identifiers, dates, short numbers and measures through', () => {
    for (const text of ['0b1c2d3e-1111-4222-8333-944455556666', '2026-07-15T14:03:07.123Z', 'code 486', 'RTT 1200', 'port 8089'])
      expect(redactText(text)).toBe(text)
    expect(redactField('durationMs', 1234567)).toBe(1234567)
    expect(redactField('muted', true)).toBe(true)
  })
})

describe('redaction of secrets', () => {
  it('hides what follows the word for a secret', () => {
    const form = fc.constantFrom<(value: string) => string>(
      (value) => `password=${value}`,
      (value) => `{"password":"${value}"}`,
      (value) => `token: ${value}`,
      (value) => `Authorization: Digest username="1001", response="${value}"`,
      (value) => `Proxy-Authorization: Digest response="x",\r\n cnonce="${value}"`,
      (value) => `Cookie: firstline-20001=${value}`,
      (value) => `bearer ${value}`,
      (value) => `GET /?token=${value} HTTP/1.1`,
      (value) => `wss://anna:${encodeURIComponent(value)}@pbx.example/ws`,
    )
    fc.assert(
      fc.property(form, secret, (write, value) => {
        const masked = redactText(`before ${write(value)}`)
        for (const form of [value, encodeURIComponent(value)]) expect(masked).not.toContain(form)
      }),
    )
  })

  it('hides fields that are named after one', () => {
    for (const name of ['password', 'sipPassword', 'passphrase', 'token', 'authorization', 'cookie', 'dataKey', 'ha1', 'credential'])
      expect(redactField(name, 'hunter2')).toBe('[secret]')
  })
})

describe('redaction of names', () => {
  it('hides the name beside a SIP address, and the user part', () => {
    expect(redactText('From: "Мария Орлова" <sip:+79121234567@pbx.example>;tag=a')).toBe('From: [name] <sip:•••67@pbx.example>;tag=a')
    expect(redactText('Мария Орлова <sip:maria@pbx.example>')).not.toMatch(/Мария|maria/)
  })

  it('hides fields that hold a name, an address or what the operator wrote', () => {
    for (const name of ['displayName', 'clientName', 'client', 'operator', 'notes', 'email'])
      expect(redactField(name, 'Мария Орлова')).toBe('[name]')
    expect(redactText('wrote to maria.orlova@example.com')).toBe('wrote to [e-mail]')
    expect(redactField('methodName', 'seat.load')).toBe('seat.load')
  })
})

describe('redaction', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          phone,
          fc.tuple(fc.string(), phone, fc.string()).map((parts) => parts.join('')),
        ),
        (text) => {
          const once = redactText(text)
          expect(redactText(once)).toBe(once)
        },
      ),
    )
  })

  it('keeps names of fields clean too', () => {
    expect(redactFields({ '+79121234567': 1 })).toEqual({ '•••67': 1 })
  })

  it('comes to an end on hostile text', () => {
    for (const text of [
      '1 '.repeat(20_000),
      '"'.repeat(20_000),
      'a'.repeat(50_000),
      'a@'.repeat(20_000),
      'Authorization: \n '.repeat(2000),
    ])
      expect(redactText(text).length).toBeLessThanOrEqual(30_000)
  })
})
