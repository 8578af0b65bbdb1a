import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packetSchema } from '../../../../core/contract/team/packet-schema.ts'
import type { Client } from '../../../../core/domain/client/client.ts'
import { buildPacket } from '../../../../core/domain/escalation/build-packet.ts'
import type { PacketInput } from '../../../../core/domain/escalation/packet-input.ts'
import { cut, lastFitting } from '../../../../core/domain/escalation/packet-limits.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { aClient } from '../../../support/client-builder.ts'
import { A_PACKET_ID } from '../../../support/packet-builder.ts'
import { anna, TEAM_NOW } from '../../../support/team-members.ts'

const labels = { phone: 'Телефон', email: 'Почта', city: 'Город', status: 'Статус' }
const input = (changes: Partial<PacketInput> = {}): PacketInput => ({
  id: A_PACKET_ID,
  organisation: 'alfa',
  at: TEAM_NOW,
  author: anna,
  wanted: { kind: 'talk-now' },
  rules: standardRules,
  labels,
  reasons: [],
  note: '',
  ...changes,
})

describe('the packet', () => {
  it('tells who calls, in which role, and how that is known', () => {
    const client = aClient({
      company: 'ООО «Прежняя»',
      segment: 'A',
      vip: true,
      manager: { name: 'Ирина Лунина', availability: 'выходной' },
      timeZone: 'Asia/Yekaterinburg',
      roles: [
        { id: 'private', kind: 'private', lineIds: [] },
        { id: 'boss', kind: 'director', title: 'Директор', company: 'ООО «Альфа-Строй»', lineIds: [] },
      ],
    })
    const reasons = [{ kind: 'phone', phoneKind: 'mobile', callsFromIt: 3 } as const, { kind: 'line', lineId: 'b2b' } as const]
    const packet = buildPacket(input({ client, roleId: 'boss', reasons, caller: { number: '+79160000003' } }))
    expect(packet.client).toEqual({
      id: client.id,
      name: 'Мария Орлова',
      number: '+79160000003',
      role: { kind: 'director', title: 'Директор' },
      company: 'ООО «Альфа-Строй»',
      segment: 'A',
      vip: true,
      manager: { name: 'Ирина Лунина', availability: 'выходной' },
      timeZone: 'Asia/Yekaterinburg',
      language: 'ru',
      verification: { kind: 'recognised', by: ['phone', 'line'] },
    })
    expect(packet.urgency).toBe('critical')
    const verified = buildPacket(input({ client, reasons, verified: { how: 'code-word', at: 5 } }))
    expect(verified.client.verification).toEqual({ kind: 'verified', how: 'code-word', at: 5 })
  })

  it('is honest about somebody nobody knows', () => {
    const packet = buildPacket(input({ caller: { number: '+79990000000', displayName: 'Склад' }, reasons: [] }))
    expect(packet.client).toEqual({ name: 'Склад', number: '+79990000000', vip: false, language: 'ru', verification: { kind: 'unknown' } })
    expect(buildPacket(input()).client).toEqual({ name: '', vip: false, language: 'ru', verification: { kind: 'unknown' } })
  })

  it.each([
    ['note', { note: ' Не звонит ', scriptWords: 'Форма' }, 'Не звонит'],
    ['script', { note: ' ', scriptWords: 'Форма' }, 'Форма'],
    ['told-before', {}, 'Рассказывал боту'],
    ['none', { client: aClient() }, ''],
  ] as const)('has the words of the client: %s', (from, changes, words) => {
    const client = aClient({ told: { text: 'Рассказывал боту', channel: 'bot', at: 1 } })
    expect(buildPacket(input({ client, ...changes })).problem).toEqual({ words, from })
  })

  it('takes the sentence, the topic and the promise, and counts from them', () => {
    const promise = { text: 'перезвоним', dueAt: TEAM_NOW + 600_000 }
    const client = aClient({ promise: { text: 'старое', dueAt: 7, by: 'Ирина', madeAt: 1 } })
    const topic = { id: 'forwarding', title: 'Переадресация' }
    const packet = buildPacket(input({ client, promise, topic, sentence: '  Прав нет ', wanted: { kind: 'take-over' } }))
    expect(packet).toMatchObject({ promise, topic, problem: { sentence: 'Прав нет' }, urgency: 'normal' })
    expect(packet.deadlines.resolveBy).toBeGreaterThan(packet.deadlines.answerBy)
    expect(buildPacket(input({ client })).promise).toEqual({ text: 'старое', dueAt: 7 })
  })

  it('lists as facts what would be asked, without empty ones and repetitions', () => {
    const client = aClient({
      phones: [
        { number: '+79160000003', kind: 'mobile' },
        { number: '+74950000001', kind: 'work' },
      ],
      facts: [
        { label: 'Договор', value: '№ 0871-В, активен' },
        { label: 'Скидка', value: ' ' },
        { label: 'Куда вести', value: '+79160000003' },
      ],
      emails: ['d@alfa.example'],
      city: 'Тверь',
    })
    const facts = [{ label: 'Куда вести', value: '+79160000003' }]
    expect(buildPacket(input({ client, facts, caller: { number: '+79160000003' } })).facts).toEqual([
      { id: 'call-1', label: 'Куда вести', value: '+79160000003' },
      { id: 'record-1', label: 'Договор', value: '№ 0871-В, активен' },
      { id: 'phone-1', label: 'Телефон', value: '+74950000001' },
      { id: 'email-1', label: 'Почта', value: 'd@alfa.example' },
      { id: 'city-1', label: 'Город', value: 'Тверь' },
      { id: 'status-1', label: 'Статус', value: 'активный' },
    ])
  })

  it('keeps the newest of what is too long, and the stage a request stands at', () => {
    const stages = Array.from({ length: 20 }, (_, n) => ({ title: `шаг ${n}` }))
    const request = { number: '53-1120', title: 'Схема', stages, currentStage: 15, openedAt: 1 }
    const history = Array.from({ length: 15 }, (_, n) => ({ id: `h${n}`, channel: 'chat' as const, at: n, title: 'Чат' }))
    const messages = Array.from({ length: 120 }, (_, n) => ({ by: 'Вера', at: n, text: `слово ${n}` }))
    const packet = buildPacket(input({ client: aClient({ requests: [request], history }), thread: { id: 't-1', messages } }))
    const [first] = packet.requests
    expect(first?.stages).toHaveLength(12)
    expect(first?.stages[first.currentStage]?.title).toBe('шаг 15')
    expect(packet.history.map(({ at }) => at)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5])
    expect(packet.thread?.messages).toHaveLength(100)
    expect(packet.thread?.messages.at(-1)?.at).toBe(119)
  })

  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.tuple(fc.constantFrom('я', '😀', 'a'), fc.integer({ min: 400, max: 9000 })).map(([letter, times]) => letter.repeat(times)),
  )
  const many = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(item, { maxLength: 30 }).map((row) => [...row, ...row, ...row, ...row])
  const clients: fc.Arbitrary<Client> = fc
    .record({
      company: text,
      facts: many(fc.record({ label: text, value: text })),
      requests: many(
        fc.record({
          number: text,
          title: text,
          stages: fc.array(fc.record({ title: text, note: text }), { maxLength: 20 }),
          currentStage: fc.nat(25),
          openedAt: fc.nat(),
          owner: text,
        }),
      ),
      history: many(
        fc.record({ id: text, channel: fc.constant('chat' as const), at: fc.nat(), title: text, details: text, outcome: text }),
      ),
      city: text,
      timeZone: text,
      manager: fc.record({ name: text, availability: text }),
    })
    .map((changes) => aClient(changes))

  it('fits the contract and one message of the hub, whatever is on the desk', () => {
    const desks = fc.record({
      client: clients,
      note: text,
      sentence: text,
      scriptWords: text,
      topic: fc.record({ id: text, title: text }),
      promise: fc.record({ text, dueAt: fc.nat() }),
      facts: many(fc.record({ label: text, value: text })),
      tried: many(fc.record({ what: text, at: fc.nat(), outcome: fc.constantFrom('done' as const, 'failed' as const) })),
      thread: fc.record({ id: fc.constant('t-1'), messages: many(fc.record({ by: text, at: fc.nat(), text })) }),
      script: fc.record({
        scriptId: text,
        title: text,
        version: fc.nat(),
        answers: many(fc.record({ label: text, answer: text, at: fc.nat() })),
        stoppedAt: fc.record({ step: fc.nat(), of: fc.nat(), title: text }),
      }),
      caller: fc.record({ number: text, displayName: text }),
      call: fc.record({
        callId: text,
        lineId: text,
        lineTitle: text,
        startedAt: fc.nat(),
        recording: text.map((path) => ({ kind: 'kept' as const, url: `https://pbx.example/${path}` })),
      }),
    })
    fc.assert(
      fc.property(desks, (desk) => {
        const packet = buildPacket(input(desk))
        expect(packetSchema.parse(packet)).toEqual(packet)
        // Two bytes a letter, as Russian has them; an emoji is four for two units.
        expect(JSON.stringify(packet).length * 2).toBeLessThan(1_000_000)
      }),
      { numRuns: 40 },
    )
  })
})

describe('cutting', () => {
  it('never leaves half a sign behind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = cut(text, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        expect(encodeURIComponent(short)).toBeDefined()
        if (text.length <= limit) expect(short).toBe(text)
      }),
    )
  })

  it('keeps the last that fit together', () => {
    const size = (word: string): number => word.length
    expect(lastFitting(['aaa', 'bb', 'c'], 5, size, 4)).toEqual(['bb', 'c'])
    expect(lastFitting(['aaa', 'bb', 'c'], 1, size, 4)).toEqual(['c'])
    expect(lastFitting(['aaaaa'], 1, size, 4)).toEqual([])
  })
})
