import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedQuery } from '../../../../core/domain/knowledge/masked-query.ts'
import { plainText } from '../../../../core/domain/knowledge/plain-text.ts'

describe('Markdown as plain text', () => {
  it.each([
    ['**По видео**, 10 минут', 'По видео, 10 минут'],
    ['# Срок\n\n1. Один\n2. Два', 'Срок\n\n1. Один\n2. Два'],
    ['- раз\n* два', '– раз\n– два'],
    ['[Адрес](https://a.example/x)', 'Адрес (https://a.example/x)'],
    ['_важно_ и snake_case_name', 'важно и snake_case_name'],
    ['`код` и 2 * 3 * 4', 'код и 2 * 3 * 4'],
    ['<b>жирно</b>', '<b>жирно</b>'],
    ['> цитата', 'цитата'],
  ])('%j is %j', (markdown, plain) => expect(plainText(markdown)).toBe(plain))

  it('never throws, also where signs have no end', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => plainText(text).length >= 0))
    for (const text of ['*'.repeat(20_000), '['.repeat(20_000), '_a'.repeat(10_000), '**a '.repeat(5_000)])
      expect(typeof plainText(text)).toBe('string')
  })
})

describe('a query that is told', () => {
  it.each([
    ['возврат на карту 4276 1234 5678 9012', 'возврат на карту •••'],
    ['звонит +7 (912) 345-67-89', 'звонит •••'],
    ['письмо на anna.p@firma.example', 'письмо на •@•'],
    ['обращение 48-2107', 'обращение •••'],
    ['срок 90 дней', 'срок 90 дней'],
    ['  два   пробела ', 'два пробела'],
  ])('%j is told as %j', (query, told) => expect(maskedQuery(query)).toBe(told))

  it('is not told when nothing but numbers and addresses was in it', () => {
    expect([maskedQuery('+79123456789'), maskedQuery('a@b.example'), maskedQuery(' '), maskedQuery('…')]).toEqual(Array(4).fill(undefined))
  })

  it('tells no four digits in a row, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789 -()+@.аб')) }),
        (query) => !/\d{4}/u.test(maskedQuery(query) ?? ''),
      ),
    )
  })
})
