import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  foldText,
  MATCHES_AN_ITEM,
  matchesIn,
  searchTimeline,
  wantedOf,
} from '../../../../../core/domain/interaction/timeline/search-timeline.ts'

describe('search in the timeline', () => {
  it('folds a text without moving a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(text)).toHaveLength(text.length)
      }),
    )
    expect(foldText('Ещё\u00a0РАЗ İ')).toBe('еще раз İ')
  })

  it('finds whatever was written, whatever the case, and says exactly where', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, word, after) => {
        const wanted = wantedOf(word)
        const text = `${before}${wanted.toUpperCase().length === wanted.length ? wanted.toUpperCase() : wanted}${after}`
        const matches = matchesIn([{ place: 'title', text }], wanted)
        for (const { from, to } of matches) expect(foldText(text).slice(from, to)).toBe(wanted)
        if (wanted !== '' && foldText(text).includes(wanted)) expect(matches.length).toBeGreaterThan(0)
      }),
    )
  })

  it('never finds nothing everywhere, nor a letter without end', () => {
    expect(matchesIn([{ place: 'title', text: 'а а а' }], wantedOf('  '))).toEqual([])
    expect(matchesIn([{ place: 'title', text: 'а'.repeat(500) }], 'а')).toHaveLength(MATCHES_AN_ITEM)
  })

  it('keeps the order of items and counts each place, hidden ones too', () => {
    const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    const texts = {
      a: [{ place: 'title', text: 'Карта и карта' }],
      b: [{ place: 'title', text: 'Счёт' }],
      c: [{ place: 'line-3', text: 'где моя карта', hidden: true }],
    } as const
    const found = searchTimeline(items, ({ id }) => texts[id as 'a' | 'b' | 'c'], 'КАРТА')
    expect(found.items.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(found.all.map(({ id, index, match }) => [id, index, match.place, match.hidden])).toEqual([
      ['a', 0, 'title', false],
      ['a', 1, 'title', false],
      ['c', 0, 'line-3', true],
    ])
  })
})
