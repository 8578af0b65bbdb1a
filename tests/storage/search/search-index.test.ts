import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Client } from '../../../core/domain/client/client.ts'
import { demoClient } from '../../../core/sandbox/demo/demo-clients.ts'
import type { SearchAnswer } from '../../../core/domain/search/search-answer.ts'
import { allowedEdits } from '../../../core/domain/search/edits.ts'
import { foldWord } from '../../../core/domain/search/fold.ts'
import { ClientFinder } from '../../../renderer/storage/search/find-clients.ts'
import { CollectedPacks, packOf } from '../../../renderer/storage/search/read-packs.ts'
import { searchParts } from '../../../renderer/storage/search/search-parts.ts'
import { naiveSearch } from '../../support/naive-search.ts'
import { storedClient } from '../../support/storage-clients.ts'
import { mutated, mutations } from '../../support/typos.ts'

const NOW = 1_750_000_000_000

function search(clients: readonly Client[]): (query: string, limit?: number) => Omit<SearchAnswer, 'complete' | 'tookMs'> {
  const packs = new CollectedPacks(clients.length)
  for (let from = 0; from < clients.length; from += 100) packs.add(packOf(clients.slice(from, from + 100)), false)
  const finder = new ClientFinder(packs.builder.build())
  return (query, limit = 1_000) => searchParts([{ finder, isHidden: () => false }], query, limit)
}

const demo = Array.from({ length: 400 }, (_, index) => demoClient(5, index, NOW))
const inDemo = search(demo)
const idsOf = ({ hits }: Pick<SearchAnswer, 'hits'>): ReadonlySet<string> => new Set(hits.map((hit) => hit.id))

const person = (id: string, given: string, family: string, changes: Partial<Client> = {}): Client =>
  storedClient(id, [`+7912000${id.padStart(4, '0')}`], { name: { given, family }, ...changes })

describe('the index', () => {
  const words = fc.constantFrom(
    ...new Set(
      demo.flatMap(({ name, company }) => [name.family, name.given, ...(company ?? '').split(/[ «»]+/)]).filter((word) => word !== ''),
    ),
  )
  const beginnings = fc.tuple(words, fc.nat()).map(([word, cut]) => word.slice(0, 1 + (cut % word.length)))

  it('finds what the naive search finds, for beginnings of words in any order', () => {
    fc.assert(
      fc.property(fc.array(beginnings, { minLength: 1, maxLength: 3 }), (typed) => {
        const query = typed.join(' ')
        expect(idsOf(inDemo(query))).toEqual(naiveSearch(demo, query))
      }),
      { numRuns: 20 },
    )
  })

  it('finds what the naive search finds, with typos', () => {
    fc.assert(
      fc.property(words, mutations(2), (word, slips) => {
        const query = mutated(word, slips)
        expect(idsOf(inDemo(query))).toEqual(naiveSearch(demo, query))
      }),
      { numRuns: 20 },
    )
  })

  it('finds whoever has a name within the allowed typos', () => {
    fc.assert(
      fc.property(fc.constantFrom(...demo), mutations(2), (client, slips) => {
        const query = mutated(foldWord(client.name.family), slips)
        fc.pre(slips.length <= allowedEdits(query.length) && query !== '')
        expect(idsOf(inDemo(query))).toContain(client.id)
      }),
    )
  })

  it('finds every part of a phone number, and what the naive search finds beside it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...demo), fc.nat(), fc.integer({ min: 3, max: 11 }), (client, at, length) => {
        const digits = client.phones[0]?.number.slice(1) ?? ''
        const from = at % (digits.length - 2)
        const part = digits.slice(from, from + length)
        const found = idsOf(inDemo(part))
        expect(found).toContain(client.id)
        expect(found).toEqual(naiveSearch(demo, part))
      }),
      { numRuns: 20 },
    )
  })

  it('finds requests by the beginning of their number, with and without the hyphen', () => {
    const withRequests = demo.filter(({ requests }) => requests.length > 0)
    fc.assert(
      fc.property(fc.constantFrom(...withRequests), (client) => {
        const number = client.requests[0]?.number ?? ''
        for (const query of [number, number.replace('-', ''), `№ ${number}`]) {
          const hit = inDemo(query).hits.find(({ id }) => id === client.id)
          expect(hit).toMatchObject({ request: number, match: 'number' })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('says the same with a short list as with a long one, only less of it', () => {
    fc.assert(
      fc.property(beginnings, (query) => {
        const [few, all] = [inDemo(query, 3), inDemo(query, 1_000)]
        expect(few.hits).toEqual(few.more ? few.hits : all.hits.slice(0, 3))
        expect(few.hits.length).toBe(Math.min(3, all.hits.length))
      }),
      { numRuns: 40 },
    )
  })

  it('answers anything without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (query) => {
        for (const { nameMarks, name } of inDemo(query).hits) for (const { to } of nameMarks) expect(to).toBeLessThanOrEqual(name.length)
      }),
    )
  })
})

describe('what is found', () => {
  const people = [
    person('1', 'Мария', 'Орлова', {
      company: 'ООО «Вектор-Строй»',
      roles: [{ id: 'd', kind: 'director', title: 'директор', lineIds: [] }],
    }),
    person('2', 'Мария', 'Орловская'),
    person('3', 'Ольга', 'Щербакова'),
    person('4', 'Юлия', 'Орлеанова', { company: 'АО «Орлова и партнёры»' }),
    person('5', 'John', 'Smith', { phones: [{ number: '+447400123456', kind: 'mobile' }] }),
    person('6', 'Иван', 'Орлава'),
    person('7', 'Пётр', 'Жуков', {
      requests: [{ number: 'ЗН-10/22', title: 'Счёт', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: NOW }],
    }),
  ]
  const find = search(people)
  const names = (query: string): readonly string[] => find(query).hits.map((hit) => hit.name)

  it('stands in order: exact, beginning, in the company, with a typo', () => {
    expect(names('орлова')).toEqual(['Мария Орлова', 'Юлия Орлеанова', 'Иван Орлава', 'Мария Орловская'])
    expect(names('орлов').slice(0, 3)).toEqual(['Мария Орлова', 'Мария Орловская', 'Юлия Орлеанова'])
  })

  it('in either alphabet, and in the wrong layout', () => {
    expect(names('Shcherbakova')).toEqual(['Ольга Щербакова'])
    expect(names('scherb')).toEqual(['Ольга Щербакова'])
    expect(names('julia orl')).toEqual(['Юлия Орлеанова'])
    expect(names('смит')).toEqual(['John Smith'])
    expect(find('qqqq')).toMatchObject({ hits: [], tried: ['qqqq', 'йййй'] })
    expect(find('vfhbz jhkjdf').hits[0]).toMatchObject({ name: 'Мария Орлова', match: 'exact' })
    expect(names('ыьшер')[0]).toBe('John Smith')
  })

  it('with words in any order, and words with digits of a number', () => {
    expect(names('орлова мария')).toEqual(['Мария Орлова', 'Мария Орловская'])
    expect(names('Мария 0002')).toEqual(['Мария Орловская'])
    expect(names('жуков 1022')).toEqual(['Пётр Жуков'])
  })

  it('says what matched', () => {
    const [hit] = find('вект мар').hits
    expect(hit).toMatchObject({
      name: 'Мария Орлова',
      nameMarks: [{ from: 0, to: 3 }],
      company: 'ООО «Вектор-Строй»',
      companyMarks: [{ from: 5, to: 9 }],
      role: { kind: 'director', title: 'директор' },
      phone: '+79120000001',
      match: 'prefix',
    })
    expect(find('8 912 000 0003').hits[0]).toMatchObject({ phone: '+79120000003', phoneMark: { from: 1, to: 12 }, match: 'number' })
    expect(find('23456').hits[0]).toMatchObject({ phone: '+447400123456', phoneMark: { from: 8, to: 13 } })
    expect(find('зн1022').hits[0]).toMatchObject({ name: 'Пётр Жуков', request: 'ЗН-10/22' })
    expect(find('Щирбакова').hits[0]).toMatchObject({ match: 'typo', nameMarks: [{ from: 6, to: 15 }] })
  })

  it('is nothing for nothing', () => {
    expect(find('')).toEqual({ hits: [], total: 0, more: false, tried: [] })
    expect(search([])('орлова')).toMatchObject({ hits: [], total: 0 })
  })
})
