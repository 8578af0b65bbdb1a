import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../../core/domain/search/fold.ts'
import { wordsOf } from '../../../../core/domain/search/words.ts'

describe('the fold of a word', () => {
  it.each([
    ['Фёдор', 'федор'],
    ['ЩЕРБАКОВ', 'щербаков'],
    ['Андрей', 'андрей'],
    ['Андреи\u0306', 'андрей'],
    ['Müller', 'muller'],
    ['Straße', 'strasse'],
    ['Łukasz', 'lukasz'],
    ['Søren', 'soren'],
    ['İbrahim', 'ibrahim'],
    ["O'Neil", 'oneil'],
    ['Ｎｏｒｔｈ', 'north'],
    ['1С', '1с'],
  ])('%s → %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(foldWord(foldWord(word))).toBe(foldWord(word))
      }),
    )
  })

  it('keeps beginnings of Cyrillic words beginnings', () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБЁЙЩЯ')), minLength: 1 })
    fc.assert(
      fc.property(word, fc.nat(), (whole, cut) => {
        const beginning = whole.slice(0, cut % (whole.length + 1))
        expect(foldWord(whole).startsWith(foldWord(beginning))).toBe(true)
      }),
    )
  })
})

describe('the words of a text', () => {
  it('stand at their places', () => {
    expect(wordsOf('ООО «Белый-Ключ», O’Neil')).toEqual([
      { folded: 'ооо', from: 0, to: 3 },
      { folded: 'белый', from: 5, to: 10 },
      { folded: 'ключ', from: 11, to: 15 },
      { folded: 'oneil', from: 18, to: 24 },
    ])
  })

  it('are cut from any text without an error, and fold to what was there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { folded, from, to } of wordsOf(text)) expect(foldWord(text.slice(from, to))).toBe(folded)
      }),
    )
  })
})
