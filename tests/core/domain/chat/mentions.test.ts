import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentionsIn, piecesOf } from '../../../../core/domain/chat/mentions.ts'
import { anna, denis, igor, vera } from '../../../support/team-members.ts'

const members = [anna, denis, igor, vera]

describe('who is called by name', () => {
  test.each([
    ['@Вера, посмотрите', ['vera']],
    ['@Вера Соколова посмотрите', ['vera']],
    ['спасибо, @вера соколова!', ['vera']],
    ['@Игорь и @Вера', ['igor', 'vera']],
    ['@Вера @Вера', ['vera']],
    ['@Верана', []],
    ['anna@Вера', []],
    ['Вера без знака', []],
    ['@', []],
  ])('%s', (text, ids) => {
    expect(mentionsIn(text, members)).toEqual(ids)
  })

  test('a given name of two calls both, the full name one', () => {
    const other = { id: 'vera-2', name: 'Вера Зимина' }
    expect(mentionsIn('@Вера', [vera, other])).toEqual(['vera', 'vera-2'])
    expect(mentionsIn('@Вера Зимина', [vera, other])).toEqual(['vera-2'])
  })
})

test('the pieces are the text, whatever it is', () => {
  const word = fc.oneof(fc.constantFrom('@Вера', '@Вера Соколова', ' ', '@', 'и', '@игорь', '\n'), fc.string())
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('')
      expect(
        piecesOf(text, members)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
      expect(mentionsIn(text, members).length).toBeLessThanOrEqual(20)
    }),
  )
})
