import { expect, test } from 'vitest'
import { newestOf } from '../../../../core/domain/chat/newest.ts'
import { threadsOf } from '../../../../core/domain/chat/threads.ts'
import { aQuestion, aReply, placed } from '../../../support/chat-builder.ts'
import { vera } from '../../../support/team-members.ts'

const limits = { messages: 500, characters: 300_000 }

test('of 5 000 messages: what waits, however old, then the newest threads, whole', () => {
  const old = aQuestion('Ждёт с утра?', { id: 'old' })
  const rest = Array.from({ length: 2500 }, (_none, index) => [
    aQuestion('Вопрос?', { id: `q${index}` }),
    aReply(`q${index}`, vera, 'Ответ'),
  ]).flat()
  const room = placed(old, ...rest)
  const shown = newestOf(room, limits)
  expect(shown.length).toBeLessThanOrEqual(500)
  expect(shown[0]?.message).toBe(old)
  const threads = threadsOf(shown)
  expect(threads[0]?.id).toBe('old')
  expect(threads.filter(({ question }) => question === undefined)).toEqual([])
  expect(threads[1]?.id).toBe('q2499')
  expect(shown.map(({ sequence }) => sequence ?? 0)).toEqual(shown.map(({ sequence }) => sequence ?? 0).sort((a, b) => a - b))
})

test('a thread that does not fit keeps its question and its newest words', () => {
  const words = Array.from({ length: 900 }, (_none, index) => aReply('q', vera, `Слово ${index}`, { id: `r${index}` }))
  const shown = newestOf(placed(aQuestion('?', { id: 'q' }), ...words), limits)
  expect(shown).toHaveLength(500)
  expect(shown[0]?.message.id).toBe('q')
  expect(shown.at(-1)?.message.id).toBe('r899')
})

test('long words: no more than one message of the bridge carries', () => {
  const room = placed(...Array.from({ length: 500 }, () => aQuestion('Ж'.repeat(4000))))
  const characters = newestOf(room, limits).reduce((sum, { message }) => sum + JSON.stringify(message).length, 0)
  expect(characters).toBeLessThan(350_000)
})
