import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedEdits, editDistance } from '../../../../core/domain/search/edits.ts'
import { mutated, mutations } from '../../../support/typos.ts'

const word = fc.string({ unit: fc.constantFrom(...Array.from('абвгд')), maxLength: 9 })

/** The same distance by its definition, without a table. */
function slowly(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const same = a.at(-1) === b.at(-1) ? 0 : 1
  const options = [slowly(a.slice(0, -1), b) + 1, slowly(a, b.slice(0, -1)) + 1, slowly(a.slice(0, -1), b.slice(0, -1)) + same]
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    options.push(slowly(a.slice(0, -2), b.slice(0, -2)) + 1)
  return Math.min(...options)
}

describe('typos', () => {
  it.each([
    [3, 0],
    [4, 1],
    [7, 1],
    [8, 2],
    [20, 2],
  ])('a word of %i letters may have %i', (letters, edits) => {
    expect(allowedEdits(letters)).toBe(edits)
  })

  it.each([
    ['иванов', 'иванов', 0],
    ['иваонв', 'иванов', 1],
    ['ивнов', 'иванов', 1],
    ['иввнов', 'иванов', 1],
    ['ииванов', 'иванов', 1],
    ['щирбаковв', 'щербаков', 2],
  ])('%s is %s with %i', (typed, meant, edits) => {
    expect(editDistance(typed, meant).whole).toBe(edits)
  })

  it('are counted as their definition says', () => {
    const short = fc.string({ unit: fc.constantFrom(...Array.from('абв')), maxLength: 5 })
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(editDistance(a, b).whole).toBe(slowly(a, b))
      }),
    )
  })

  it('are as many in both directions', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b).whole).toBe(editDistance(b, a).whole)
      }),
    )
  })

  it('are counted to the nearest beginning too', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const nearest = Math.min(...Array.from({ length: b.length + 1 }, (_, cut) => slowlyWhole(a, b.slice(0, cut))))
        expect(editDistance(a, b).beginning).toBe(nearest)
      }),
    )
  })

  it('are never more than were made', () => {
    fc.assert(
      fc.property(word, mutations(2), (whole, steps) => {
        expect(editDistance(mutated(whole, steps), whole).whole <= 2).toBe(true)
      }),
    )
  })
})

const slowlyWhole = (a: string, b: string): number => editDistance(a, b).whole
