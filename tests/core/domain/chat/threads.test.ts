import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChatMessage, PlacedMessage } from '../../../../core/domain/chat/message.ts'
import { isSeenBy, threadsOf } from '../../../../core/domain/chat/threads.ts'
import { aNotice, aQuestion, aReply, aWord, placed } from '../../../support/chat-builder.ts'
import { anna, denis, TEAM_NOW, vera } from '../../../support/team-members.ts'

const stateOf = (...messages: readonly ChatMessage[]) => threadsOf(placed(...messages))[0]?.state

describe('how a thread stands', () => {
  const question = aQuestion(undefined, { id: 'q', at: TEAM_NOW })

  test('a question waits until line 2 answers', () => {
    expect(stateOf(question)).toEqual({ kind: 'waiting', since: TEAM_NOW })
    expect(stateOf(question, aReply('q', vera, 'Смотрю'))).toEqual({ kind: 'answered' })
  })

  test('what another operator says is no answer', () => {
    expect(stateOf(question, aReply('q', anna, 'У меня так же'))).toEqual({ kind: 'waiting', since: TEAM_NOW })
  })

  test('thanks ask nothing; a second question waits from when it was asked', () => {
    const answer = aReply('q', vera, 'Так и говорите')
    expect(stateOf(question, answer, aReply('q', denis, 'Принято, передал'))).toEqual({ kind: 'answered' })
    expect(stateOf(question, answer, aReply('q', denis, 'А если спросит срок?', { at: TEAM_NOW + 9000 }))).toEqual({
      kind: 'waiting',
      since: TEAM_NOW + 9000,
    })
  })

  test('solved, and taken back', () => {
    const solved = aWord({ kind: 'solved', solved: true }, { threadId: 'q', at: TEAM_NOW + 1 })
    const again = aWord({ kind: 'solved', solved: false }, { threadId: 'q', at: TEAM_NOW + 2 })
    expect(stateOf(question, solved)).toEqual({ kind: 'solved', at: TEAM_NOW + 1 })
    expect(stateOf(question, solved, again)).toEqual({ kind: 'waiting', since: TEAM_NOW + 2 })
    expect(stateOf(question, solved, aReply('q', denis, 'Снова не работает, что делать?', { at: TEAM_NOW + 3 }))).toEqual({
      kind: 'waiting',
      since: TEAM_NOW + 3,
    })
  })

  test('an escalation takes the question along: more questions do not wait here', () => {
    const escalated = aWord({ kind: 'escalated', escalationId: 'e-1' }, { threadId: 'q', at: TEAM_NOW + 1 })
    expect(stateOf(question, escalated, aReply('q', denis, 'Долго ещё?'))).toMatchObject({ kind: 'escalated', escalationId: 'e-1' })
  })
})

describe('the title', () => {
  test('is the asker’s own, else the beginning of the question', () => {
    expect(threadsOf(placed(aWord({ kind: 'question', title: ' Двойное списание ', text: 'Что сказать?' })))[0]?.title).toBe(
      'Двойное списание',
    )
    expect(threadsOf(placed(aQuestion('Скан подойдёт? Или нужен оригинал')))[0]?.title).toBe('Скан подойдёт?')
    expect(threadsOf(placed(aQuestion('слово '.repeat(40))))[0]?.title).toMatch(/^(слово ?){9,10}…$/)
    expect(threadsOf(placed(aQuestion('Д'.repeat(4000))))[0]?.title).toHaveLength(61)
  })

  test('is empty when the question is not known here', () => {
    expect(threadsOf(placed(aReply('far', vera, 'Да')))[0]).toMatchObject({ title: '', asker: vera, replies: [{}] })
  })
})

test('the longest waiting stands first, the solved last', () => {
  const threads = threadsOf(
    placed(
      aQuestion('новый', { id: 'new', at: TEAM_NOW }),
      aQuestion('решён', { id: 'solved', at: TEAM_NOW - 9000 }),
      aQuestion('отвечен', { id: 'answered', at: TEAM_NOW - 8000 }),
      aReply('answered', vera, 'Да'),
      aWord({ kind: 'solved', solved: true }, { threadId: 'solved' }),
      aQuestion('старый', { id: 'old', at: TEAM_NOW - 5000 }),
    ),
  )
  expect(threads.map(({ id }) => id)).toEqual(['old', 'new', 'answered', 'solved'])
})

const anyWord = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((n) => `m${n}`),
  thread: fc.constantFrom('a', 'b', 'c'),
  by: fc.constantFrom(anna, denis, vera),
  at: fc.integer({ min: 0, max: 100 }),
  what: fc.oneof(
    fc.string().map((text) => ({ kind: 'question' as const, text: `т${text}` })),
    fc.string().map((text) => ({ kind: 'reply' as const, text: `т${text}` })),
    fc.boolean().map((solved) => ({ kind: 'solved' as const, solved })),
    fc.constant({ kind: 'escalated' as const, escalationId: 'e' }),
  ),
  sequence: fc.option(fc.integer({ min: 1, max: 50 })),
})
const anyRoom = fc.uniqueArray(anyWord, { selector: ({ sequence, id }) => sequence ?? id, maxLength: 30 }).map((all) =>
  all.map(({ id, thread, by, at, what, sequence }): PlacedMessage => ({
    message: aWord(what, { id, threadId: thread, by, at }),
    ...(sequence === null ? {} : { sequence }),
  })),
)

describe('whatever was said', () => {
  test('the order of arrival and doubles change nothing', () => {
    fc.assert(
      fc.property(anyRoom, fc.nat(), (room, turn) => {
        const at = room.length === 0 ? 0 : turn % room.length
        const shuffled = [...room.slice(at), ...room.slice(0, at)]
        const once = threadsOf(room)
        expect(threadsOf([...shuffled, ...room])).toEqual(once)
      }),
    )
  })

  test('each word is in one thread, in order, and each thread is somewhere', () => {
    fc.assert(
      fc.property(anyRoom, (room) => {
        const threads = threadsOf(room)
        expect(new Set(threads.map(({ id }) => id)).size).toBe(threads.length)
        const words = threads.flatMap(({ replies }) => replies)
        expect(new Set(words.map(({ message }) => message.id)).size).toBe(words.length)
        for (const { replies } of threads) {
          const places = replies.map(({ sequence }) => sequence ?? Number.MAX_SAFE_INTEGER)
          expect(places).toEqual([...places].sort((a, b) => a - b))
        }
        const ranks = threads.map(({ state }) => (state.kind === 'waiting' ? 0 : state.kind === 'solved' ? 2 : 1))
        expect(ranks).toEqual([...ranks].sort())
      }),
    )
  })
})

describe('a notice', () => {
  const notice = aNotice('@Вера, договор у клиента', [vera], { id: 'n', by: denis })
  const [thread] = threadsOf(placed(notice))

  test('opens a thread of its own, called as the client, and waits for nobody', () => {
    expect(thread).toMatchObject({ id: 'n', title: 'Мария Орлова', state: { kind: 'notice' }, asker: denis })
    expect(stateOf(notice, aReply('n', anna, 'А какой договор?'))).toEqual({ kind: 'notice' })
  })

  test('is seen by its author and by those it calls', () => {
    if (thread === undefined) throw new Error('no thread')
    expect([denis, vera, anna].map(({ id }) => isSeenBy(thread, id))).toEqual([true, true, false])
    const [question] = threadsOf(placed(aQuestion()))
    expect(question !== undefined && isSeenBy(question, anna.id)).toBe(true)
  })

  test('is done with, and not', () => {
    const solved = aWord({ kind: 'solved', solved: true }, { threadId: 'n', at: TEAM_NOW + 1 })
    expect(stateOf(notice, solved)).toEqual({ kind: 'solved', at: TEAM_NOW + 1 })
    expect(stateOf(notice, solved, aWord({ kind: 'solved', solved: false }, { threadId: 'n', at: TEAM_NOW + 2 }))).toEqual({
      kind: 'notice',
    })
  })

  test('never waits, whatever is said about it in whatever order', () => {
    const words = fc.array(fc.constantFrom(aReply('n', anna, 'Как?'), aReply('n', vera, 'Так'), aReply('n', denis, 'Что?')), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(words, (said) => {
        const all = placed(notice, ...said.map((one, n) => ({ ...one, id: `${one.id}-${String(n)}` })))
        expect(threadsOf([...all, ...all].toReversed())[0]?.state).toEqual({ kind: 'notice' })
      }),
    )
  })
})
