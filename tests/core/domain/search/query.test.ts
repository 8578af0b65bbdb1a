import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOtherLayout } from '../../../../core/domain/search/keyboard-layout.ts'
import { numberQuery } from '../../../../core/domain/search/number-query.ts'
import { requestKey } from '../../../../core/domain/search/request-key.ts'
import { QUERY_CHARS, searchQuery } from '../../../../core/domain/search/search-query.ts'

describe('the other keyboard layout', () => {
  it.each([
    ['ghbdtn', 'привет'],
    ['Bdfyjd', 'иванов'],
    ['фтвкун', 'andrey'],
    ['gj[jlrf', 'походка'],
    ['{jvzrjd', 'хомяков'],
    [';erjd 48-2107', 'жуков 48-2107'],
  ])('%s → %s', (typed, meant) => {
    expect(inOtherLayout(typed)).toBe(meant)
  })

  it.each(['48-2107', 'Ivan Иванов', '', '«»'])('says nothing about %s', (typed) => {
    expect(inOtherLayout(typed)).toBeUndefined()
  })

  it('and back again is what was typed', () => {
    const words = fc.string({ unit: fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфцчшщыья ')), minLength: 1 })
    fc.assert(
      fc.property(words, (text) => {
        const other = inOtherLayout(text) ?? ''
        fc.pre(/[a-z]/.test(other))
        expect(inOtherLayout(other)).toBe(text)
      }),
    )
  })
})

describe('a number that is looked for', () => {
  it.each([
    ['+7 (912) 345-67-67', { phoneStart: '79123456767' }],
    ['8 912 345', { phonePart: '8912345', request: '8912345', phoneStart: '7912345' }],
    ['810 375 29', { phonePart: '81037529', request: '81037529', phoneStart: '37529' }],
    ['0044 74', { phonePart: '004474', request: '004474', phoneStart: '4474' }],
    ['2107', { phonePart: '2107', request: '2107' }],
    ['48-2107', { phonePart: '482107', request: '482107' }],
    ['№ 48-2107', { request: '482107' }],
    ['ЗН-1029', { request: 'zn1029' }],
    ['SR1029', { request: 'sr1029' }],
  ])('%s', (typed, wanted) => {
    expect(numberQuery(typed)).toEqual(wanted)
  })

  it.each(['Иванов', 'Иванов 2107', '7', '', '()', '12345678901234567890'])('is none in %s', (typed) => {
    expect(numberQuery(typed)).toBeUndefined()
  })

  it('is a request’s in any spelling', () => {
    expect(requestKey('48-2107')).toBe(requestKey('482107'))
    expect(requestKey('ЗН-100 22')).toBe('zn10022')
  })
})

describe('a query', () => {
  it('is read as typed and in the other layout', () => {
    const { readings } = searchQuery('ghbdtn vbh')
    expect(readings.map(({ layout, text }) => `${layout}: ${text}`)).toEqual(['typed: ghbdtn vbh', 'other: привет мир'])
    expect(readings[1]?.words.map(({ edits }) => edits)).toEqual([1, 0])
  })

  it('of nothing but signs asks for nothing', () => {
    expect(searchQuery(' «» — ')).toEqual({ readings: [] })
  })

  it('is cut, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { words } of searchQuery(text).readings) expect(words.length).toBeLessThanOrEqual(6)
        expect(searchQuery(text)).toEqual(searchQuery(text.slice(0, QUERY_CHARS)))
      }),
      { numRuns: 30 },
    )
  })
})
