import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenRequest } from '../../../../core/domain/client/request.ts'
import { predictQuestions, PREDICTIONS, type PredictionFacts } from '../../../../core/domain/process/predict-questions.ts'
import type { PredictionCount, PredictionCounts } from '../../../../core/domain/process/prediction-count.ts'
import type { Process } from '../../../../core/domain/process/process.ts'

const NOW = 1_750_000_000_000
const DAY = 86_400_000
const question = (id: string, weight: number, text = `Вопрос ${id}?`) => ({ id, question: text, answer: `Ответ ${id}.`, weight })
const mortgage: Process = {
  id: 'mortgage',
  title: 'Ипотека',
  language: 'ru',
  stages: [
    { id: 'approved', title: 'Одобрено', questions: [question('valid', 1)] },
    {
      id: 'papers',
      title: 'Документы',
      questions: [
        question('missing', 6, 'Каких документов не хватает?'),
        question('consent', 4, 'Как оформить согласие супруга?'),
        question('register', 3),
        question('who', 1),
      ],
    },
  ],
}
const card: Process = {
  id: 'card',
  title: 'Карта',
  language: 'ru',
  stages: [{ id: 'courier', title: 'Курьер', questions: [question('when', 6), question('move', 3)] }],
}
const request = (changes: Partial<OpenRequest> = {}): OpenRequest => ({
  number: '60-1',
  title: 'Ипотека',
  stages: [{ title: 'Документы' }],
  currentStage: 0,
  openedAt: NOW - DAY,
  processId: 'mortgage',
  stageId: 'papers',
  ...changes,
})
const facts = (changes: Partial<PredictionFacts> = {}): PredictionFacts => ({
  client: { language: 'ru' },
  requests: [request()],
  processes: [mortgage, card],
  counts: new Map(),
  history: [],
  now: NOW,
  answer: ({ question: { answer } }) => answer,
  ...changes,
})
const counted = (asked: Readonly<Record<string, number>>): PredictionCounts =>
  new Map(
    Object.entries(asked).map(([questionId, times]): [string, PredictionCount] => [
      `mortgage/papers/${questionId}`,
      { processId: 'mortgage', stageId: 'papers', questionId, shown: times, asked: times, other: 0 },
    ]),
  )
const ids = (changes: Partial<PredictionFacts> = {}): readonly string[] =>
  predictQuestions(facts(changes)).map(({ questionId }) => questionId)

describe('the questions a client will likely ask', () => {
  it('are those of the stage, most asked first, with the reason', () => {
    const [first, second] = predictQuestions(facts())
    expect(ids()).toEqual(['missing', 'consent', 'register'])
    expect([first?.reasons, second?.reasons]).toEqual([[{ kind: 'most-asked' }], [{ kind: 'at-stage' }]])
  })

  it('learn from what was asked here', () => {
    const learned = predictQuestions(facts({ counts: counted({ who: 40 }) }))
    expect(learned[0]?.questionId).toBe('who')
    expect(learned[0]?.reasons).toEqual([{ kind: 'asked', times: 40 }, { kind: 'most-asked' }])
  })

  it('listen to the client’s own words, not to old ones', () => {
    const told = { text: 'Не понимаю, как оформить это согласие от супруга', channel: 'chat', at: NOW - DAY } as const
    expect(ids({ client: { language: 'ru', told } })[0]).toBe('consent')
    expect(ids({ client: { language: 'ru', told: { ...told, at: NOW - 60 * DAY } } })[0]).toBe('missing')
  })

  it('come from the foremost request before the next, and none from a stage nobody knows', () => {
    const second = request({ number: '70-1', processId: 'card', stageId: 'courier' })
    expect(ids({ requests: [request(), second] })[0]).toBe('missing')
    expect(ids({ requests: [second, request()] })[0]).toBe('when')
    expect(ids({ requests: [request({ stageId: 'gone' })] })).toEqual([])
    expect(ids({ requests: [], processes: [] })).toEqual([])
  })

  it('leave out what cannot be answered now, and take the next', () => {
    expect(ids({ answer: ({ question: { id, answer } }) => (id === 'missing' ? undefined : answer) })).toEqual([
      'consent',
      'register',
      'who',
    ])
  })

  it('are three at most, each once, the same for the same facts, of the client’s stages only', () => {
    const stage = fc.constantFrom('approved', 'papers', 'gone')
    const any = fc.record({
      requests: fc.array(
        stage.map((stageId) => request({ stageId })),
        { maxLength: 4 },
      ),
      counts: fc.dictionary(fc.constantFrom('missing', 'consent', 'register', 'who'), fc.nat(50)).map(counted),
      client: fc.record({ language: fc.constant('ru' as const) }),
    })
    fc.assert(
      fc.property(any, (given) => {
        const found = predictQuestions(facts(given))
        const keys = found.map(({ processId, stageId, questionId }) => `${processId}/${stageId}/${questionId}`)
        expect(found.length).toBeLessThanOrEqual(PREDICTIONS)
        expect(new Set(keys).size).toBe(keys.length)
        expect(found.every(({ stageId }) => given.requests.some((one) => one.stageId === stageId))).toBe(true)
        expect(found.every(({ reasons }) => reasons.length > 0)).toBe(true)
        expect(predictQuestions(facts(given))).toEqual(found)
      }),
    )
  })

  it('being asked once more never lowers a question', () => {
    const names = ['missing', 'consent', 'register', 'who'] as const
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.nat(30)), fc.constantFrom(...names), (asked, once) => {
        const before = ids({ counts: counted(asked) }).indexOf(once)
        const after = ids({ counts: counted({ ...asked, [once]: (asked[once] ?? 0) + 1 }) }).indexOf(once)
        if (before >= 0) expect(after).toBeGreaterThanOrEqual(0)
        if (before >= 0) expect(after).toBeLessThanOrEqual(before)
      }),
    )
  })
})
