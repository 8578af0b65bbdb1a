import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../../core/domain/interaction/digest.ts'
import type { PastContact } from '../../../../core/domain/interaction/interaction.ts'
import { isBadRating } from '../../../../core/domain/interaction/rating.ts'
import { aClient } from '../../../support/client-builder.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'

const NOW = 1_750_000_000_000
const HOUR = 3_600_000
const past = (id: string, hoursAgo: number, changes: Partial<PastContact> = {}): PastContact => ({
  id,
  channel: 'call-in',
  at: NOW - hoursAgo * HOUR,
  title: id,
  ...changes,
})
const words = 'Карту обещали к отпуску и не привезли'

describe('told us already', () => {
  it('says nothing where nothing is known in the client’s words', () => {
    expect(digestOf(aClient({ history: [past('a', 5, { notes: 'наша заметка' })] }), 'private', [], NOW)).toBeUndefined()
  })

  it('counts how often the same problem was told, and to whom', () => {
    const requestNumber = '57-3302'
    const client = aClient({
      told: { text: words, channel: 'call', at: NOW - 20 * HOUR },
      history: [
        past('third', 20, { by: 'Кирилл З.', requestNumber, words, rating: { value: 1, of: 5 } }),
        past('second', 45, { channel: 'chat', by: 'Руслан К.', requestNumber, transcript: [{ who: 'client', text: 'Курьера нет' }] }),
        past('ours', 50, { requestNumber, transcript: [{ who: 'operator', text: 'Передали' }] }),
        past('first', 200, { by: 'Дарья П.', requestNumber, words: 'Когда привезут?' }),
        past('other', 201, { by: 'Олег Т.', words: 'Про счёт', requestNumber: '11-1' }),
      ],
    })
    const digest = digestOf(client, 'private', [], NOW)
    expect(digest?.words).toBe(words)
    expect(digest?.tellings.map(({ by }) => by)).toEqual(['Кирилл З.', 'Руслан К.', 'Дарья П.'])
    expect(digest?.rating).toMatchObject({ rating: { value: 1, of: 5 }, by: 'Кирилл З.' })
  })

  it('takes the newest words: of the record, of a note, of what he wrote himself', () => {
    const transcript = [
      { who: 'bot', text: 'Чем помочь?' },
      { who: 'client', text: 'Не приходит код' },
      { who: 'client', text: 'Второй день' },
    ] as const
    const client = aClient({
      told: { text: 'Старое', channel: 'letter', at: NOW - 90 * HOUR },
      history: [past('bot', 2, { channel: 'bot', transcript })],
    })
    expect(digestOf(client, 'private', [], NOW)).toMatchObject({ words: 'Не приходит код Второй день', tellings: [{ channel: 'bot' }] })
  })

  it('says whether the last promise was kept', () => {
    const promise = { text: 'Привезти', by: 'Дарья П.', madeAt: NOW - 100 * HOUR, dueAt: NOW - HOUR }
    const client = aClient({ told: { text: words, channel: 'call', at: NOW - HOUR }, promise })
    expect(digestOf(client, 'private', [], NOW)?.promise?.state).toBe('overdue')
    expect(digestOf(client, 'private', [], NOW - 2 * HOUR)?.promise?.state).toBe('open')
    const seat = anInteraction({ stage: 'done', facts: { startedAt: NOW - HOUR }, work: { promise: ' Перезвонить ' } })
    expect(digestOf(client, 'private', [seat], NOW)?.promise).toMatchObject({ text: 'Перезвонить', state: 'untimed' })
    const stages = [{ title: 'Принято' }, { title: 'Готово' }]
    const request = { number: '1', title: 'x', stages, currentStage: 1, openedAt: 0, promised: { ...promise, madeAt: NOW - HOUR } }
    expect(digestOf({ ...client, requests: [request] }, 'private', [], NOW)?.promise?.state).toBe('kept')
  })

  it('tells a role nothing of what another one told', () => {
    const roles = [
      { id: 'private', kind: 'private', lineIds: [] },
      { id: 'lead', kind: 'employee', lineIds: [] },
    ] as const
    const client = aClient({ roles, history: [past('a', 5, { words, roleId: 'lead' })] })
    expect(digestOf(client, 'lead', [], NOW)?.words).toBe(words)
    expect(digestOf(client, 'private', [], NOW)).toBeUndefined()
  })

  it('counts each telling once and the newest first, whatever the record holds', () => {
    const contact = fc.record({
      id: fc.nat(1000).map(String),
      channel: fc.constantFrom('call-in', 'call-out', 'chat', 'bot', 'letter'),
      at: fc.nat(30 * 24).map((hours) => NOW - hours * HOUR),
      title: fc.constant('x'),
      words: fc.constantFrom('', 'a', 'b'),
    })
    const history = fc.uniqueArray(contact, { selector: ({ id }) => id, maxLength: 20 })
    fc.assert(
      fc.property(history, (drawn) => {
        const digest = digestOf(aClient({ history: drawn }), 'private', [], NOW)
        const told = drawn.filter((one) => one.words !== '')
        expect(digest === undefined).toBe(told.length === 0)
        const times = digest?.tellings.map(({ at }) => at) ?? []
        expect(times).toEqual(times.toSorted((one, other) => other - one))
        expect(times.length).toBeLessThanOrEqual(told.length)
        if (digest !== undefined) expect(times[0]).toBe(Math.max(...told.map(({ at }) => at)))
      }),
    )
  })

  it('calls a rating bad below the middle of its scale', () => {
    expect([1, 2, 3, 4, 5].filter((value) => isBadRating({ value, of: 5 }))).toEqual([1, 2])
    expect([1, 2, 3].filter((value) => isBadRating({ value, of: 3 }))).toEqual([1])
  })
})
