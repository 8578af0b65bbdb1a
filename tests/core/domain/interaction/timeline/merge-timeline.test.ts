import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interaction, PastContact } from '../../../../../core/domain/interaction/interaction.ts'
import { mergeTimeline, type TimelineSources } from '../../../../../core/domain/interaction/timeline/merge-timeline.ts'
import { anEscalation } from '../../../../support/escalation-builder.ts'
import { anInteraction } from '../../../../support/interaction-builder.ts'
import { callId } from '../../../../support/call-builder.ts'

const MINUTE = 60_000
const T = 1_750_000_000_000
const past = (id: string, at: number, changes: Partial<PastContact> = {}): PastContact => ({
  id,
  channel: 'call-in',
  at,
  title: id,
  ...changes,
})
const own = (id: string, startedAt: number, talkMs = 60_000): Interaction =>
  anInteraction({ id, stage: 'done', facts: { startedAt, answeredAt: startedAt + 5_000, endedAt: startedAt + 5_000 + talkMs } })
const none: TimelineSources = { record: [], older: [], seat: [], escalations: [] }

const contacts = fc.uniqueArray(
  fc.record({
    id: fc.nat(40).map((n) => `c${n}`),
    channel: fc.constantFrom('call-in', 'call-out', 'chat', 'letter'),
    at: fc.nat(3_000).map((n) => T + n * 10_000),
    title: fc.constant('contact'),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
)
const calls = fc.uniqueArray(fc.record({ n: fc.nat(40), at: fc.nat(3_000), talk: fc.nat(300) }), { selector: ({ n }) => n, maxLength: 15 })
const seatOf = (drawn: readonly { n: number; at: number; talk: number }[]): readonly Interaction[] =>
  drawn.map(({ n, at, talk }) => own(`s${n}`, T + at * 10_000, talk * 1000))
const shuffled = <Item>(list: readonly Item[]): Item[] => list.toReversed()
const ids = (sources: TimelineSources): readonly string[] => mergeTimeline(sources).map(({ id }) => id)

describe('one timeline of all sources', () => {
  it('holds every contact once, newest first, whatever comes twice and in whatever order', () => {
    fc.assert(
      fc.property(contacts, contacts, calls, (record, older, drawn) => {
        const sources = { ...none, record, older, seat: seatOf(drawn) }
        const items = mergeTimeline(sources)
        const seen = items.flatMap((item) => [item.id, ...(item.past === undefined ? [] : [item.past.id])])
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
        for (const { id } of [...record, ...older, ...sources.seat]) expect(seen).toContain(id)
        expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((one, other) => other - one))
        expect(ids({ ...none, record: shuffled(record), older: shuffled(older), seat: shuffled(sources.seat) })).toEqual(ids(sources))
        expect(ids({ ...sources, older: [...older, ...record, ...older], seat: [...sources.seat, ...sources.seat] })).toEqual(ids(sources))
      }),
      { numRuns: 150 },
    )
  })

  it('keeps the rows that were there as they were when older ones come', () => {
    const record = [past('a', T), past('b', T - MINUTE * 60)]
    const before = mergeTimeline({ ...none, record })
    const after = mergeTimeline({ ...none, record, older: [past('c', T - MINUTE * 600)] })
    expect(after.slice(0, 2)).toEqual(before)
    expect(after[0]).toBe(before[0])
  })

  it('adds to a contact of the record what only the CRM keeps', () => {
    const transcript = [{ who: 'client', text: 'Где карта?' }] as const
    const [item] = mergeTimeline({ ...none, record: [past('a', T)], older: [past('a', T, { title: 'old title', transcript })] })
    expect(item?.past).toMatchObject({ title: 'a', transcript })
  })

  it('knows a call of this seat again in the CRM by its id, or by direction, time and length', () => {
    const seat = [own('s1', T), own('s2', T + MINUTE * 30), own('s3', T + MINUTE * 90)]
    const record = [
      past('s1', T + 100),
      past('crm-2', T + MINUTE * 30 + 20_000, { durationMs: 62_000, rating: { value: 5, of: 5 } }),
      past('crm-3', T + MINUTE * 90, { durationMs: 300_000 }),
      past('crm-4', T + MINUTE * 90, { channel: 'call-out' }),
    ]
    const items = mergeTimeline({ ...none, record, seat })
    expect(items.map(({ id }) => id)).toEqual(['s3', 'crm-4', 'crm-3', 's2', 's1'])
    expect(items.find(({ id }) => id === 's2')?.past?.rating).toEqual({ value: 5, of: 5 })
  })

  it('leaves out the call that goes on, and what was taken back at once', () => {
    const going = anInteraction({ id: 'now', stage: 'open' })
    expect(mergeTimeline({ ...none, seat: [going], present: callId('now') })).toEqual([])
    const escalation = anEscalation()
    const undone = anEscalation([[escalation.packet.author, { kind: 'withdrawn', why: 'undone' }]])
    expect(mergeTimeline({ ...none, escalations: [undone] })).toEqual([])
    const twin = past('crm-e', escalation.packet.createdAt, {
      channel: 'escalation',
      escalation: { number: escalation.packet.id, outcome: 'Решено' },
    })
    expect(mergeTimeline({ ...none, record: [twin], escalations: [escalation] })).toMatchObject([{ kind: 'team', past: { id: 'crm-e' } }])
  })

  it('puts thousands together quickly enough to do so on every page', () => {
    const record = Array.from({ length: 5_000 }, (_, index) => past(`p${index}`, T - index * MINUTE * 7))
    const seat = Array.from({ length: 500 }, (_, index) => own(`s${index}`, T - index * MINUTE * 70))
    expect(mergeTimeline({ ...none, record, seat })).toHaveLength(5_000)
  })
})
