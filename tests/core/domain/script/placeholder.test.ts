import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillText, namesIn, piecesOf } from '../../../../core/domain/script/placeholder.ts'

const fill = (text: string, known: Readonly<Record<string, string>> = {}) => fillText(text, (name) => known[name])

describe('a text to say', () => {
  test('gets the words of the card', () => {
    expect(fill('{client.address}, запись цела: она в очереди.', { 'client.address': 'Мария Андреевна' })).toBe(
      'Мария Андреевна, запись цела: она в очереди.',
    )
  })

  test.each([
    ['{client.address}, запись цела.', 'Запись цела.'],
    ['Здравствуйте, {client.address}.', 'Здравствуйте.'],
    ['Здравствуйте, {client.address}! {client.address}, слушаю.', 'Здравствуйте! Слушаю.'],
    ['Вы звоните по обращению {request.number}?', 'Вы звоните по обращению?'],
    ['Обращение «{request.title}» открыто.', 'Обращение открыто.'],
    ['{client.company|Ваша компания}: всё готово', 'Ваша компания: всё готово'],
  ])('leaves out what is not known: %s', (text, said) => {
    expect(fill(text)).toBe(said)
  })

  test('shows what looks like a page, a program or a brace as it is', () => {
    const text = '<img src=x onerror=alert(1)> {{ a }} {1} {} {client.} <script>'
    expect(fill(text, { a: 'x' })).toBe(text)
  })

  test('is its pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '{', '}', '|', '.', ' ', 'я') }), (text) => {
        const again = piecesOf(text)
          .map((piece) =>
            piece.kind === 'words' ? piece.words : `{${piece.name}${piece.otherwise === undefined ? '' : `|${piece.otherwise}`}}`,
          )
          .join('')
        expect(again).toBe(text)
      }),
    )
  })

  test('never keeps a mark of what was left out, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{a}', '{b.c|д}', ', ', '. ', ' ', 'слово', '«', '»', '?', '!', ';')), (parts) => {
        const said = fill(parts.join(''), {})
        expect(said).not.toMatch(/\uFFFF|\{a\}/)
      }),
    )
  })

  test('names what it uses', () => {
    expect(namesIn('{client.address}, {client.address} и {crm|CRM}')).toEqual(['client.address', 'crm'])
  })
})
