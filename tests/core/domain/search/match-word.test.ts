import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../../core/domain/search/fold.ts'
import { highlight } from '../../../../core/domain/search/highlight.ts'
import { matchWord } from '../../../../core/domain/search/match-word.ts'
import { searchQuery, type QueryReading, type QueryWord } from '../../../../core/domain/search/search-query.ts'
import { mutated, mutations } from '../../../support/typos.ts'

function reading(text: string): QueryReading {
  const [first] = searchQuery(text).readings
  if (first === undefined) throw new Error(`nothing to look for in ${text}`)
  return first
}

function typed(text: string): QueryWord {
  const [word] = reading(text).words
  if (word === undefined) throw new Error(`no word in ${text}`)
  return word
}

const match = (text: string, word: string) => matchWord(typed(text), foldWord(word))?.kind

describe('a typed word', () => {
  it.each([
    ['Орлова', 'Орлова', 'exact'],
    ['орл', 'Орлова', 'prefix'],
    ['Орлов', 'Орлова', 'prefix'],
    ['Orlova', 'Орлова', 'sound'],
    ['orl', 'Орлова', 'sound'],
    ['Шербаков', 'Щербаков', 'sound'],
    ['Орлава', 'Орлова', 'typo'],
    ['Олрова', 'Орлова', 'typo'],
    ['щирбокова', 'Щербакова', 'typo'],
    ['Scherbokov', 'Щербаков', 'typo'],
    ['Орл', 'Козлов', undefined],
    ['Орн', 'Орлова', undefined],
  ])('%s finds %s: %s', (text, word, kind) => {
    expect(match(text, word)).toBe(kind)
  })

  it('costs the more, the less it fits', () => {
    const costs = ['Щербаков', 'Щерба', 'Shcherbakov', 'Sherba', 'Щербако', 'Щирбаков', 'Щирбоков'].map(
      (text) => matchWord(typed(text), 'щербаков')?.cost ?? Infinity,
    )
    expect(costs[0]).toBe(0)
    expect((costs[1] ?? 0) < (costs[2] ?? 0)).toBe(true)
    expect((costs[2] ?? 0) < (costs[5] ?? 0)).toBe(true)
    expect((costs[5] ?? 0) < (costs[6] ?? 0)).toBe(true)
  })

  it('finds a name within its typos', () => {
    const name = fc.string({ unit: fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя')), minLength: 5, maxLength: 20 })
    fc.assert(
      fc.property(name, mutations(2), (whole, slips) => {
        const text = mutated(whole, slips)
        const word = typed(text)
        fc.pre(slips.length <= word.edits)
        expect(matchWord(word, whole)).toBeDefined()
      }),
    )
  })

  it('finds whatever it begins', () => {
    const name = fc.string({ unit: fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюяabcxyz')), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(name, fc.nat(), (whole, cut) => {
        const beginning = whole.slice(0, 1 + (cut % whole.length))
        expect(['exact', 'prefix']).toContain(match(beginning, whole))
      }),
    )
  })
})

describe('what is marked', () => {
  const marked = (text: string, query: string): readonly string[] =>
    highlight(text, reading(query)).map(({ from, to }) => text.slice(from, to))

  it('is the typed beginning, or the whole word where it only resembles', () => {
    expect(marked('Мария Сергеевна Орлова', 'орл мар')).toEqual(['Мар', 'Орл'])
    expect(marked('Мария Сергеевна Орлова', 'Orlova')).toEqual(['Орлова'])
    expect(marked('ООО «Волга-Строй»', 'волго')).toEqual(['Волга'])
    expect(marked('Мария Орлова', 'Иванов')).toEqual([])
  })
})
