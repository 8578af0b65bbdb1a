import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../../../core/domain/knowledge/article.ts'
import { articleIn } from '../../../../core/domain/knowledge/article-words.ts'
import { expansionAt } from '../../../../core/domain/knowledge/quick-text.ts'
import type { KnowledgeEvent, KnowledgeUse } from '../../../../core/domain/knowledge/usage.ts'
import { isInForce, validityOf } from '../../../../core/domain/knowledge/validity.ts'
import { whiteSpotsOf } from '../../../../core/domain/knowledge/white-spots.ts'

const DAY_MS = 24 * 3_600_000
const article = (over: Partial<Article> = {}): Article => ({
  id: 'a',
  title: 'Срок',
  text: 'Запись хранится 90 дней',
  by: 'Анна',
  at: 0,
  ...over,
})

describe('an article', () => {
  test.each([
    [{}, 'valid'],
    [{ validFrom: 10 * DAY_MS }, 'not-yet'],
    [{ validUntil: 5 * DAY_MS }, 'over'],
    [{ validUntil: 10 * DAY_MS }, 'soon'],
    [{ validFrom: 0, validUntil: 90 * DAY_MS }, 'valid'],
    [{ withdrawn: true, validUntil: 90 * DAY_MS }, 'withdrawn'],
  ] as const)('stands on a day where its dates say: %o', (dates, validity) => {
    expect(validityOf(article(dates), 5 * DAY_MS)).toBe(validity)
    expect(isInForce(article(dates), 5 * DAY_MS)).toBe(validity === 'valid' || validity === 'soon')
  })

  test('is read in the language asked for, else in its own', () => {
    const both = article({ translations: { en: { title: 'Term', text: 'Kept for 90 days' } } })
    expect(articleIn(both, 'en').title).toBe('Term')
    expect(articleIn(both, 'ru').title).toBe('Срок')
    expect(articleIn(article(), 'en').title).toBe('Срок')
  })
})

describe('a quick text', () => {
  const quick = [article({ id: 'q', kind: 'quick-text', abbreviation: 'срок' })]
  test.each([
    ['Скажу ;срок', 11, { start: 6 }],
    ['Скажу ;Срок и дальше', 11, { start: 6 }],
    ['Скажу ;срок ', 12, undefined],
    ['Скажу срок', 10, undefined],
    ['Скажу ;сро', 10, undefined],
    ['', 0, undefined],
  ])('«%s» at %i', (text, caret, found) => {
    const expansion = expansionAt(text, caret, quick)
    expect(expansion?.start).toBe(found?.start)
  })

  test('is found in no text before its sign, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 50 }), (text, caret) => {
        const found = expansionAt(text, Math.min(caret, text.length), quick)
        if (found !== undefined) expect(text[found.start]).toBe(';')
      }),
    )
  })
})

describe('white spots', () => {
  const stems = (query: string) =>
    query
      .toLowerCase()
      .split(/\s+/)
      .map((word) => word.slice(0, 5))
      .filter(Boolean)
  let made = 0
  const event = (use: KnowledgeUse, operatorId = 'anna', at = 1): KnowledgeEvent => ({ id: `e${String((made += 1))}`, at, operatorId, use })
  const missed = (query: string, operatorId?: string, at?: number) => event({ kind: 'nothing-found', query }, operatorId, at)

  test('are what is looked for and not found, whatever the order and the endings', () => {
    const again = missed('Возврат денег', 'anna', 5)
    const events = [
      again,
      missed('денег возврата', 'olga', 9),
      event({ kind: 'did-not-help', articleId: 'a', query: 'возврат денег' }),
      again,
    ]
    expect(whiteSpotsOf(events, stems)).toEqual([{ query: 'Возврат денег', notFound: 2, noHelp: 1, operators: 2, lastAt: 9, topicIds: [] }])
  })

  test('come by how often they are felt, not by what was found and helped', () => {
    const events = [
      missed('редко'),
      missed('часто'),
      missed('часто'),
      event({ kind: 'helped', articleId: 'a' }),
      event({ kind: 'opened', articleId: 'a', query: 'редко' }),
    ]
    expect(whiteSpotsOf(events, stems).map(({ query }) => query)).toEqual(['часто', 'редко'])
  })

  test('do not depend on the order in which events come', () => {
    const query = fc.constantFrom('раз', 'два', 'раз два', 'два раз', '  ')
    const events = fc.uniqueArray(fc.record({ id: fc.uuid(), at: fc.nat(), operatorId: fc.constantFrom('a', 'b'), query }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(events, (some) => {
        const all = some.map(({ query: words, ...rest }): KnowledgeEvent => ({ ...rest, use: { kind: 'nothing-found', query: words } }))
        expect(whiteSpotsOf([...all].reverse(), stems).map(({ notFound }) => notFound)).toEqual(
          whiteSpotsOf(all, stems).map(({ notFound }) => notFound),
        )
      }),
    )
  })
})
