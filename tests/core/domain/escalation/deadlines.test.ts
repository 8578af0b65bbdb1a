import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlinesOf, type DeadlineFacts } from '../../../../core/domain/escalation/deadlines-of.ts'
import { dueNext } from '../../../../core/domain/escalation/due-next.ts'
import { byQueueOrder, queueOf } from '../../../../core/domain/escalation/queue-order.ts'
import type { EscalationRules } from '../../../../core/domain/escalation/rules.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { urgencyOf } from '../../../../core/domain/escalation/urgency-of.ts'
import type { Wanted } from '../../../../core/domain/escalation/wanted.ts'
import { anEscalation, anIssue } from '../../../support/escalation-builder.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { TEAM_NOW, vera } from '../../../support/team-members.ts'

const MINUTE = 60_000
const after = (minutes: number): number => TEAM_NOW + minutes * MINUTE
const facts = (changes: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  segment: 'B',
  vip: false,
  wanted: { kind: 'take-over' },
  ...changes,
})
const rule = { acceptMinutes: 1, answerMinutes: 2, resolveMinutes: 3, clock: 'always' } as const

describe('deadlines', () => {
  it('come from the first rule that fits: topic, segment, VIP and wish', () => {
    const rules: EscalationRules = {
      ...standardRules,
      deadlines: [
        { ...rule, topicId: 'forwarding', segment: 'A', acceptMinutes: 11 },
        { ...rule, topicId: 'forwarding', acceptMinutes: 12 },
        { ...rule, vip: true, wanted: 'advice', acceptMinutes: 13 },
        { ...rule, vip: false, acceptMinutes: 14 },
      ],
    }
    const acceptBy = (changes: Partial<DeadlineFacts>): number =>
      (deadlinesOf(facts(changes), rules, TEAM_NOW).acceptBy - TEAM_NOW) / MINUTE
    expect(acceptBy({ topicId: 'forwarding', segment: 'A' })).toBe(11)
    expect(acceptBy({ topicId: 'forwarding' })).toBe(12)
    expect(acceptBy({ vip: true, wanted: { kind: 'advice' } })).toBe(13)
    expect(acceptBy({})).toBe(14)
    expect(acceptBy({ vip: true })).toBe(60)
  })

  it('stand still at night where the rule says so, and run where it does not', () => {
    const friday = Date.UTC(2024, 6, 19, 14, 50)
    expect(deadlinesOf(facts(), standardRules, friday).acceptBy).toBe(Date.UTC(2024, 6, 22, 6, 20))
    expect(deadlinesOf(facts({ segment: 'A' }), standardRules, friday).acceptBy).toBe(friday + 15 * MINUTE)
  })

  it('of a callback are not later than it was promised', () => {
    const wanted = { kind: 'callback', dueAt: after(20) } as const
    expect(deadlinesOf(facts({ wanted }), standardRules, TEAM_NOW)).toMatchObject({ acceptBy: after(20), answerBy: after(20) })
    expect(deadlinesOf(facts({ wanted: { ...wanted, dueAt: after(-20) } }), standardRules, TEAM_NOW)).toMatchObject({ acceptBy: TEAM_NOW })
  })

  const minutes = fc.integer({ min: 0, max: 5000 })
  const rules = fc.record({
    acceptMinutes: minutes,
    answerMinutes: minutes,
    resolveMinutes: minutes,
    clock: fc.constantFrom('always' as const, 'working' as const),
  })
  const wanted: fc.Arbitrary<Wanted> = fc.oneof(
    fc.constantFrom<Wanted>({ kind: 'talk-now' }, { kind: 'advice' }, { kind: 'take-over' }),
    fc.integer({ min: -300, max: 3000 }).map((due): Wanted => ({ kind: 'callback', dueAt: after(due) })),
  )

  it('never lie before the click, come in order, and never earlier for a later click', () => {
    fc.assert(
      fc.property(rules, wanted, fc.nat(20_000), fc.nat(5000), (only, wish, first, later) => {
        const house = { ...standardRules, deadlines: [only] }
        const [one, two] = [after(first), after(first + later)].map((at) => deadlinesOf(facts({ wanted: wish }), house, at))
        if (one === undefined || two === undefined) throw new Error('two')
        expect(after(first)).toBeLessThanOrEqual(one.acceptBy)
        expect(one.acceptBy).toBeLessThanOrEqual(one.answerBy)
        expect(one.answerBy).toBeLessThanOrEqual(one.resolveBy)
        for (const kind of ['acceptBy', 'answerBy', 'resolveBy'] as const) expect(two[kind]).toBeGreaterThanOrEqual(one[kind])
      }),
    )
  })
})

describe('urgency', () => {
  it.each([
    ['critical', 'talk-now', 'A', false, undefined],
    ['critical', 'advice', 'C', true, undefined],
    ['critical', 'advice', 'D', false, 30],
    ['high', 'talk-now', 'D', false, undefined],
    ['high', 'talk-now', 'D', false, 90],
    ['high', 'callback', 'A', false, undefined],
    ['high', 'take-over', 'A', false, -5],
    ['normal', 'callback', 'B', false, undefined],
    ['normal', 'take-over', undefined, true, undefined],
    ['low', 'take-over', 'C', false, undefined],
  ] as const)('%s: %s, segment %s, VIP %s, promise in %s min', (urgency, kind, segment, vip, promise) => {
    const wanted: Wanted = kind === 'callback' ? { kind, dueAt: after(60) } : { kind }
    const rest = { ...(segment === undefined ? {} : { segment }), ...(promise === undefined ? {} : { promise: { dueAt: after(promise) } }) }
    expect(urgencyOf({ wanted, vip, now: TEAM_NOW, ...rest })).toBe(urgency)
  })
})

describe('what runs out next', () => {
  const long = { acceptBy: after(20), answerBy: after(40), resolveBy: after(90) }
  const packet = aPacket({ deadlines: long, promise: { text: 'звонки пойдут на его номер', dueAt: after(60) } })
  const due = (...steps: Parameters<typeof anEscalation>) => dueNext(anEscalation(...steps), standardRules, TEAM_NOW)

  it('lets the call keep the promise of a call', () => {
    const wanted = { kind: 'callback', dueAt: after(30) } as const
    const promised = aPacket({ deadlines: long, wanted, promise: { text: 'линия 2 перезвонит', dueAt: after(30) } })
    expect(due([[vera, { kind: 'accepted' }]], promised)).toMatchObject({ at: after(30) })
    expect(
      due(
        [
          [vera, { kind: 'accepted' }],
          [vera, { kind: 'connected' }],
        ],
        promised,
      ),
    ).toMatchObject({ kind: 'resolve', at: after(90) })
  })

  it('goes from the acceptance to the answer, the promise and the solution', () => {
    expect(due([], packet)).toEqual({ kind: 'accept', at: after(20), level: 'ok' })
    expect(due([[vera, { kind: 'accepted' }]], packet)).toMatchObject({ kind: 'answer', at: after(40) })
    expect(
      due(
        [
          [vera, { kind: 'accepted' }],
          [vera, { kind: 'advising' }],
        ],
        packet,
      ),
    ).toMatchObject({ kind: 'promise', at: after(60) })
    expect(
      due(
        [
          [vera, { kind: 'accepted' }],
          [vera, { kind: 'advising' }],
        ],
        aPacket({ deadlines: long }),
      ),
    ).toMatchObject({ kind: 'resolve' })
    expect(
      due(
        [
          [vera, { kind: 'accepted' }],
          [vera, { kind: 'sent-to-line-three', issue: anIssue }],
        ],
        packet,
      ),
    ).toMatchObject({ kind: 'answer' })
    expect(due([[vera, { kind: 'returned', answer: 'Так' }]], packet)).toBeUndefined()
  })

  it('warns before and says when it is too late', () => {
    const escalation = anEscalation([], packet)
    const level = (at: number) => dueNext(escalation, standardRules, at)?.level
    expect([after(14), after(15), after(20), after(20) + 1].map(level)).toEqual(['ok', 'soon', 'soon', 'breached'])
  })

  it('after the fall to a callback is the callback, not the answer that nobody gave', () => {
    const talk = aPacket({ deadlines: { acceptBy: after(1), answerBy: after(2), resolveBy: after(60) } })
    const fell = ['clockwork', { kind: 'fell-back', dueAt: after(40), until: after(30) }, 60] as const
    expect(due([fell], talk)).toEqual({ kind: 'accept', at: after(30), level: 'ok' })
    expect(due([fell, [vera, { kind: 'accepted' }]], talk)).toMatchObject({ kind: 'callback', at: after(40) })
    expect(due([fell, [vera, { kind: 'accepted' }], [vera, { kind: 'connected' }]], talk)).toMatchObject({ kind: 'resolve', at: after(98) })
  })

  it('does not count what was broken before the click', () => {
    expect(due([], aPacket({ deadlines: long, promise: { text: 'карта', dueAt: after(-900) } }))).toMatchObject({ kind: 'accept' })
  })
})

describe('the queue', () => {
  const at = (id: string, minutes: number, changes: Parameters<typeof aPacket>[0] = {}) =>
    anEscalation([], aPacket({ id, deadlines: { acceptBy: after(minutes), answerBy: after(99), resolveBy: after(99) }, ...changes }))

  it('stands by deadline, then urgency, then VIP and segment, then age', () => {
    const queue = [
      at('00000006', 5, { client: { segment: 'C' } }),
      at('00000005', 5, { client: { segment: 'A' }, createdAt: TEAM_NOW + 1 }),
      at('00000004', 5, { client: { segment: 'A' } }),
      at('00000003', 5, { client: { segment: 'D', vip: true } }),
      at('00000002', 5, { urgency: 'critical', client: { segment: 'D' } }),
      at('00000001', 4, { urgency: 'low', client: { segment: 'D' } }),
      anEscalation([[vera, { kind: 'returned', answer: 'Так' }]], aPacket({ id: '00000000' })),
    ]
    expect(queueOf(queue).map(({ packet }) => Number(packet.id))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('has one order, whoever asks', () => {
    const one = fc
      .record({ id: fc.uuid(), minutes: fc.nat(5), segment: fc.constantFrom('A' as const, 'B' as const), vip: fc.boolean() })
      .map(({ id, minutes, segment, vip }) => at(id, minutes, { client: { segment, vip } }))
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ packet }) => packet.id, maxLength: 12 }), fc.func(fc.nat()), (all, random) => {
        const shuffled = [...all].sort((a, b) => random(a.packet.id) - random(b.packet.id))
        expect(queueOf(shuffled)).toEqual(queueOf(all))
        expect([...all].sort(byQueueOrder)).toEqual(queueOf(all))
      }),
    )
  })
})
