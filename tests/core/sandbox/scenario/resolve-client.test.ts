import { expect, test } from 'vitest'
import { clientSchema } from '../../../../core/contract/client-schema.ts'
import { readScenario } from '../../../../core/sandbox/scenario/read-document.ts'
import { resolveScenarioClient } from '../../../../core/sandbox/scenario/resolve-client.ts'
import { scenarioDocument } from '../../../support/scenario-builder.ts'

const now = Date.parse('2026-07-16T14:02:00Z')

function resolved() {
  const outcome = readScenario(scenarioDocument())
  if (!outcome.ok) throw new Error('the builder builds a broken scenario')
  return resolveScenarioClient(outcome.value, now, 0)
}

test('every date is counted from now and the history is newest first', () => {
  const client = resolved()
  expect(client.history.map((contact) => contact.id)).toEqual(['new', 'old'])
  expect(client.promise).toEqual({ text: 'Позвонить до 15:32', by: 'Линия 1', dueAt: now + 90 * 60_000, madeAt: now - 30 * 60_000 })
  expect(client.requests[0]).toMatchObject({ currentStage: 1, stages: [{ title: 'Принята', note: '13 июля' }, { title: 'В пути' }] })
  expect(client.facts[0]?.value).toBe('до 18 июля')
})

test('the record is one the directory takes', () => {
  expect(clientSchema.parse(resolved())).toEqual(resolved())
})
