import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Channel, PastContact } from '../../../../../core/domain/interaction/interaction.ts'
import { mergeTimeline } from '../../../../../core/domain/interaction/timeline/merge-timeline.ts'
import { askBefore, completeFrom, oldestOf } from '../../../../../core/domain/interaction/timeline/older.ts'
import { periodHeads } from '../../../../../core/domain/interaction/timeline/period-heads.ts'
import { countByFilter, itemsInRole, passes } from '../../../../../core/domain/interaction/timeline/timeline-filter.ts'
import { aClient } from '../../../../support/client-builder.ts'

const channels: readonly Channel[] = ['call-in', 'call-out', 'chat', 'bot', 'letter', 'visit', 'escalation']
const contact = fc.record({
  channel: fc.constantFrom(...channels),
  at: fc.nat(1_000_000),
  roleId: fc.constantFrom('private', 'lead', 'gone'),
  requestNumber: fc.constantFrom('48-1', '48-2'),
})
const itemsOf = (drawn: readonly Omit<PastContact, 'id' | 'title'>[]) =>
  mergeTimeline({
    record: drawn.map((one, index) => ({ ...one, id: `p${index}`, title: 'x' })),
    older: [],
    seat: [],
    escalations: [],
  })
const roles = [
  { id: 'private', kind: 'private', lineIds: [] },
  { id: 'lead', kind: 'employee', lineIds: [] },
] as const

describe('filters of the timeline', () => {
  it('every item stands in one group of channels, and the counts are those of the rows', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 30 }), (drawn) => {
        const items = itemsOf(drawn)
        const counts = countByFilter(items, '48-1')
        const groups = ['calls', 'chats', 'letters', 'more'] as const
        expect(groups.reduce((sum, group) => sum + (counts.get(group) ?? 0), 0)).toBe(items.length)
        for (const [filter, count] of counts) expect(items.filter((item) => passes(filter, item, '48-1'))).toHaveLength(count)
        expect(counts.has('request')).toBe(drawn.some(({ requestNumber }) => requestNumber === '48-1'))
        expect(countByFilter(items, undefined).has('request')).toBe(false)
      }),
    )
  })

  it('a role and the others share everything between them; an unknown role hides nothing', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 30 }), (drawn) => {
        const items = itemsOf(drawn)
        const { shown, ofOthers } = itemsInRole(aClient({ roles }), items, 'lead')
        expect(shown.length + ofOthers.length).toBe(items.length)
        expect(ofOthers.every(({ roleId }) => roleId === 'private')).toBe(true)
      }),
    )
  })
})

describe('groups of days', () => {
  it('begin where the day changes and nowhere else', () => {
    const items = [86_400_300, 86_400_100, 86_399_000, 5].map((at, index) => ({ id: `i${index}`, at }))
    const heads = periodHeads(items, (at) => String(Math.floor(at / 86_400_000)))
    expect([...heads]).toEqual([
      ['i0', '1'],
      ['i2', '0'],
    ])
  })
})

describe('older contacts of several sources', () => {
  it('wait until every source was asked about their time', () => {
    expect(
      completeFrom([
        { oldest: 100, more: true },
        { oldest: 40, more: false },
      ]),
    ).toBe(100)
    expect(completeFrom([{ oldest: 100, more: false }, { more: true }])).toBe(-Infinity)
  })

  it('are asked for so that those of one moment are not lost, and not for ever', () => {
    expect(askBefore(undefined, 500, false)).toBe(501)
    expect(askBefore(100, 500, false)).toBe(101)
    expect(askBefore(100, 500, true)).toBe(100)
    expect(oldestOf([5, 3, 9])).toBe(3)
    expect(oldestOf([])).toBeUndefined()
  })
})
