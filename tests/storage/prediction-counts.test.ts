import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Predicted } from '../../core/domain/process/predicted.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'

const missing = { processId: 'mortgage', stageId: 'papers', questionId: 'missing' }
const consent = { ...missing, questionId: 'consent' }
const predicted = (asked: boolean, other = false): Predicted => ({
  questions: [
    { ...missing, asked },
    { ...consent, asked: false },
  ],
  ...(other ? { other: true } : {}),
})

it('a finished call is counted once, and the count outlives the window', async () => {
  const name = freshDatabaseName()
  const { journal } = await openTestStorage(name)
  for (const id of ['a', 'b']) await journal.close(callFacts(id), 'wrap-up')
  const work = { ...operatorWork('note'), predicted: predicted(true) }
  await journal.finish(callId('a'), work)
  await journal.finish(callId('a'), work)
  await journal.finish(callId('a'), { ...work, notes: 'corrected', savedAt: (work.savedAt ?? 0) + 10 })
  await journal.finish(callId('b'), { ...operatorWork('note'), predicted: predicted(false, true) })
  const again = await openTestStorage(name)
  expect(await again.predictions.all()).toEqual([
    { ...consent, shown: 2, asked: 0, other: 1 },
    { ...missing, shown: 2, asked: 1, other: 1 },
  ])
  expect((await again.journal.find(callId('a')))?.work.predicted).toEqual(predicted(true))
})

it('the rows name questions only, and one that is broken counts from nothing', async () => {
  const name = freshDatabaseName()
  const { journal } = await openTestStorage(name)
  await journal.close(callFacts('a'), 'wrap-up')
  const raw = await rawDatabase(name)
  await raw.table('predictionCounts').put({ key: 'mortgage/papers/missing', shown: 'many' })
  await journal.finish(callId('a'), { ...operatorWork('note'), predicted: predicted(true) })
  const rows: unknown[] = await raw.table('predictionCounts').toArray()
  expect(rows).toContainEqual({ key: 'mortgage/papers/missing', ...missing, shown: 1, asked: 1, other: 0 })
  expect(JSON.stringify(rows)).not.toContain('"a"')
  raw.close()
})
