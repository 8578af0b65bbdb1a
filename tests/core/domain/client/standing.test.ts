import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertsOf } from '../../../../core/domain/client/alerts.ts'
import type { Client } from '../../../../core/domain/client/client.ts'
import { PRIORITY_LEVELS, priorityOf } from '../../../../core/domain/client/priority.ts'
import { standingOf, type Moment, type Standing } from '../../../../core/domain/client/standing.ts'
import type { PastContact } from '../../../../core/domain/interaction/interaction.ts'
import { aClient } from '../../../support/client-builder.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'

const NOW = Date.UTC(2025, 5, 15, 9)
const DAY = 86_400_000
const HOUR = 3_600_000
const moment = (changes: Partial<Moment> = {}): Moment => ({ roleId: 'private', now: NOW, seat: [], isCalling: true, ...changes })
const call = (id: string, daysAgo: number, changes: Partial<PastContact> = {}): PastContact => ({
  id,
  channel: 'call-in',
  at: NOW - daysAgo * DAY,
  title: 'Звонок',
  ...changes,
})
const request = { number: '60-1', title: 'Ипотека', stages: [{ title: 'Документы' }], currentStage: 0, openedAt: NOW - 9 * DAY }
const today = { year: 2025, month: 6, day: 15 }
const kinds = (client: Client, changes: Partial<Moment> = {}): readonly string[] =>
  alertsOf(client, standingOf(client, moment(changes)), 'private', today).map((alert) =>
    alert.kind === 'written' ? alert.alert.text : alert.kind,
  )

describe('how things stand', () => {
  it('counts his calls of seven days with this one, and says when they are about one request', () => {
    const about = aClient({
      requests: [request],
      history: [call('a', 1, { requestNumber: '60-1' }), call('b', 3, { requestNumber: '60-1' }), call('c', 8, { requestNumber: '60-1' })],
    })
    expect(standingOf(about, moment()).repeated).toEqual({ count: 3, requestNumber: '60-1' })
    expect(standingOf(about, moment({ isCalling: false })).repeated).toBeUndefined()
    const mixed = aClient({ requests: [request], history: [call('a', 1), call('b', 2, { requestNumber: '99-9' })] })
    expect(standingOf(mixed, moment()).repeated).toEqual({ count: 3 })
  })

  it('adds the calls of this seat by their topic, each call once', () => {
    const client = aClient({ requests: [request], history: [call('call-1', 1)] })
    const own = (id: string, topicId: string) => anInteraction({ id, facts: { startedAt: NOW - HOUR }, work: { topicId } })
    const seat = [own('call-1', 'mortgage'), own('call-2', 'mortgage'), own('call-3', 'billing')]
    expect(standingOf(client, moment({ seat, topicIds: ['mortgage'] })).repeated).toEqual({ count: 3, requestNumber: '60-1' })
    expect(standingOf(client, moment({ seat })).repeated).toEqual({ count: 4 })
  })

  it('finds a broken promise, told once though two records have it', () => {
    const promise = { text: 'Привезут карту', dueAt: NOW - HOUR, by: 'Дарья', madeAt: NOW - DAY }
    const client = aClient({ promise, requests: [{ ...request, promised: promise }] })
    expect(standingOf(client, moment()).broken).toEqual([{ promise, requestNumber: '60-1' }])
    expect(standingOf(client, moment({ now: NOW - 2 * HOUR })).broken).toEqual([])
  })

  it('knows a service by its term, not by what was written once', () => {
    const at = (until: number, state: 'active' | 'trial' | 'ends' = 'active') =>
      standingOf(aClient({ service: { title: '«Офис»', state, until } }), moment()).service?.state
    expect([at(NOW + 30 * DAY), at(NOW + 5 * DAY), at(NOW - DAY), at(NOW - DAY, 'trial')]).toEqual([undefined, 'ends', 'ended', 'ended'])
  })

  it('tells who is new and who comes back', () => {
    expect(standingOf(aClient({ since: NOW - 40 * DAY }), moment()).newForMonths).toBe(1)
    expect(standingOf(aClient({ since: NOW - 400 * DAY }), moment()).newForMonths).toBeUndefined()
    expect(standingOf(aClient({ history: [call('a', 200)] }), moment()).awayForDays).toBe(200)
  })

  it('hears that he asked for a supervisor', () => {
    const client = aClient({
      history: [call('a', 1, { outcomeNote: 'просила руководителя' }), call('b', 2, { title: 'Отчёт руководителю' })],
    })
    expect(standingOf(client, moment()).supervisorAt).toBe(NOW - DAY)
    expect(standingOf(aClient({ history: [call('b', 2, { title: 'Отчёт руководителю' })] }), moment()).supervisorAt).toBeUndefined()
  })
})

describe('priority', () => {
  it('follows from who he is and what went wrong, with the facts', () => {
    const of = (changes: Parameters<typeof aClient>[0]) => {
      const client = aClient(changes)
      return priorityOf(client, standingOf(client, moment()))
    }
    expect(of({ segment: 'D' })).toEqual({ level: 'usual', reasons: [] })
    expect(of({ segment: 'B' }).level).toBe('raised')
    expect(of({ segment: 'A', vip: true })).toEqual({ level: 'high', reasons: [{ kind: 'vip' }] })
    const promise = { text: 'Карта', dueAt: NOW - HOUR, by: 'Дарья', madeAt: NOW - DAY }
    expect(of({ segment: 'A', promise }).level).toBe('urgent')
    expect(of({ segment: 'C', since: NOW - 40 * DAY }).reasons).toEqual([{ kind: 'new', months: 1 }])
  })

  it('is never lowered by a further fact', () => {
    const bare: Standing = { broken: [], isUnhappy: false }
    const broken = [{ promise: { text: 'x', dueAt: NOW - 1, by: 'y', madeAt: NOW - 2 } }]
    const more: fc.Arbitrary<Partial<Standing>> = fc.constantFrom<Partial<Standing>>(
      { broken },
      { repeated: { count: 3 } },
      { supervisorAt: NOW },
      { service: { title: 'x', state: 'suspended' } },
      { newForMonths: 3 },
      { awayForDays: 200 },
    )
    const client = fc.record({ segment: fc.constantFrom('A', 'B', 'C', 'D'), vip: fc.boolean() } as const)
    fc.assert(
      fc.property(client, fc.array(more, { maxLength: 5 }), more, (changes, some, one) => {
        const person = aClient(changes)
        const before = some.reduce<Standing>((all, part) => ({ ...all, ...part }), bare)
        const rank = (standing: Standing): number => PRIORITY_LEVELS.indexOf(priorityOf(person, standing).level)
        expect(rank({ ...before, ...one })).toBeGreaterThanOrEqual(rank(before))
      }),
    )
  })
})

describe('warnings', () => {
  it('stand in the order of their weight; a written one of the same kind gives way to the count', () => {
    const client = aClient({
      alerts: [
        { kind: 'note', text: 'Звонить после 11:00' },
        { kind: 'debt', text: 'Счёт не оплачен' },
        { kind: 'note', text: 'звонить после 11:00 ' },
        { kind: 'repeat-calls', text: 'Второй звонок' },
      ],
      debt: { amount: 12_400, currency: 'RUB', since: NOW - 5 * DAY },
      service: { title: '«Офис»', state: 'suspended' },
      promise: { text: 'Карта', dueAt: NOW - HOUR, by: 'Дарья', madeAt: NOW - DAY },
    })
    expect(kinds(client)).toEqual(['promise-broken', 'Второй звонок', 'service', 'debt', 'Звонить после 11:00'])
    expect(kinds({ ...client, history: [call('a', 1), call('b', 2)] })).toEqual([
      'promise-broken',
      'repeated',
      'service',
      'debt',
      'Звонить после 11:00',
    ])
  })

  it('tell a birthday to a private client only, a day around it, never beside a debt or a complaint', () => {
    const born = aClient({ birthday: { month: 6, day: 16 } })
    expect(kinds(born)).toEqual(['birthday'])
    expect(kinds({ ...born, birthday: { month: 6, day: 17 } })).toEqual([])
    expect(kinds({ ...born, debt: { amount: 1, currency: 'RUB' } })).toEqual(['debt'])
    expect(kinds({ ...born, history: [call('a', 1, { rating: { value: 1, of: 5 } })] })).toEqual([])
    expect(kinds({ ...born, roles: [{ id: 'private', kind: 'director', lineIds: [] }] })).toEqual([])
    const newYear = alertsOf({ ...born, birthday: { month: 12, day: 31 } }, standingOf(born, moment()), 'private', {
      year: 2026,
      month: 1,
      day: 1,
    })
    expect(newYear).toEqual([{ kind: 'birthday', inDays: -1 }])
  })
})
