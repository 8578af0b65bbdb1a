import { describe, expect, it } from 'vitest'
import { checkWork, finishInteraction } from '../../../core/usecases/finish-interaction.ts'
import { FakeJournal } from '../../support/fake-journal.ts'
import { anInteraction } from '../../support/interaction-builder.ts'

const dispositions = {
  topics: [{ id: 'card' }],
  results: [
    { id: 'solved', promise: false },
    { id: 'callback', promise: true },
  ],
}
const work = { notes: 'ждёт', topicId: 'card', resultId: 'solved' }

describe('finishing an interaction', () => {
  it.each([
    [{ notes: '' }, ['topicId required', 'resultId required']],
    [{ ...work, topicId: '' }, ['topicId required']],
    [{ ...work, topicId: 'gone' }, ['topicId unknown']],
    [{ ...work, resultId: 'gone' }, ['resultId unknown']],
    [{ ...work, resultId: 'callback' }, ['promise required']],
    [{ ...work, resultId: 'callback', promise: ' \n' }, ['promise required']],
    [{ ...work, resultId: 'callback', promise: 'до 18:00' }, []],
    [work, []],
  ])('%j → %j', (given, errors) => {
    expect(checkWork(given, dispositions).map(({ field, why }) => `${field} ${why}`)).toEqual(errors)
  })

  it('writes the work and is done; twice is the same as once', async () => {
    const row = anInteraction()
    const journal = new FakeJournal([row])
    expect(await finishInteraction({ journal, dispositions }, row.id, work)).toEqual({ ok: true, value: undefined })
    expect(await finishInteraction({ journal, dispositions }, row.id, work)).toEqual({ ok: true, value: undefined })
    expect(await journal.find(row.id)).toMatchObject({ stage: 'done', work })
  })

  it.each([
    ['what is missing', anInteraction(), { notes: '' }, 'invalid'],
    ['a call that still lives', anInteraction({ stage: 'open' }), work, 'not-ended'],
    ['a call nobody knows', undefined, work, 'unknown-call'],
  ] as const)('refuses %s and changes nothing', async (_, row, given, kind) => {
    const journal = new FakeJournal(row === undefined ? [] : [row])
    const result = await finishInteraction({ journal, dispositions }, anInteraction().id, given)
    expect(result).toMatchObject({ ok: false, error: { kind } })
    expect([...journal.rows.values()]).toEqual(row === undefined ? [] : [row])
  })
})
