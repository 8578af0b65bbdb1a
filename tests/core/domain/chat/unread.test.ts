import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUnread, readMarkOf, unreadOf } from '../../../../core/domain/chat/unread.ts'
import { aNotice, aQuestion, aReply, aWord, placed } from '../../../support/chat-builder.ts'
import { denis, vera } from '../../../support/team-members.ts'

const room = placed(
  aQuestion('Что сказать?', { id: 'q' }),
  aReply('q', vera, 'Смотрю', { mentions: ['denis'] }),
  aWord({ kind: 'solved', solved: true }, { threadId: 'q', by: vera }),
  aReply('q', vera, 'Готово'),
)

test('words of others count, mentions apart; own words and marks do not', () => {
  expect(unreadOf(room, { memberId: denis.id, readUpTo: 0 })).toEqual({ count: 2, mentions: 1 })
  expect(unreadOf(room, { memberId: vera.id, readUpTo: 0 })).toEqual({ count: 1, mentions: 0 })
  expect(unreadOf(room, { memberId: denis.id, readUpTo: 2 })).toEqual({ count: 1, mentions: 0 })
  expect(unreadOf([{ message: aReply('q', vera, 'Ещё не в хабе') }], { memberId: denis.id, readUpTo: 0 })).toEqual({
    count: 0,
    mentions: 0,
  })
})

describe('the mark', () => {
  test('moves over what was read, and stops before what was not', () => {
    const two = placed(aQuestion('а', { id: 'a' }), aQuestion('б', { id: 'b' }), aQuestion('в', { id: 'c' }))
    const seen = (...places: number[]) => readMarkOf(two, { memberId: vera.id, readUpTo: 0, seen: new Set(places) })
    expect(seen(3)).toBe(0)
    expect(seen(1)).toBe(1)
    expect(seen(1, 2, 3)).toBe(3)
  })

  test('never goes back, never passes anything unread', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 40 }))
    fc.assert(
      fc.property(places, places, fc.integer({ min: 0, max: 40 }), (known, seen, readUpTo) => {
        const messages = known.map((sequence) => ({ message: aQuestion('?'), sequence }))
        const reader = { memberId: vera.id, readUpTo, seen: new Set(seen) }
        const mark = readMarkOf(messages, reader)
        expect(mark).toBeGreaterThanOrEqual(readUpTo)
        for (const one of messages) if (isUnread(one, reader)) expect(one.sequence).toBeGreaterThan(mark)
        expect(readMarkOf(messages, { ...reader, readUpTo: mark })).toBe(mark)
      }),
    )
  })
})

test('a notice is unread for those it calls, as a mention, and for nobody else', () => {
  const messages = placed(aNotice('@Вера', [vera], { by: denis }))
  expect(unreadOf(messages, { memberId: vera.id, readUpTo: 0 })).toEqual({ count: 1, mentions: 1 })
  expect(unreadOf(messages, { memberId: 'anna', readUpTo: 0 })).toEqual({ count: 0, mentions: 0 })
  expect(unreadOf(messages, { memberId: denis.id, readUpTo: 0 })).toEqual({ count: 0, mentions: 0 })
})
