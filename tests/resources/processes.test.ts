import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Client } from '../../core/domain/client/client.ts'
import { answerText } from '../../core/domain/process/answer-text.ts'
import { processOf, stageOf } from '../../core/domain/process/process-of.ts'
import type { Process } from '../../core/domain/process/process.ts'
import { demoClients } from '../../core/sandbox/demo/demo-clients.ts'
import { readProcessFiles } from '../../main/content/process-files.ts'
import { readScenarios } from '../../main/sandbox/scenario-files.ts'
import { SANDBOX_TOPICS } from '../../main/sandbox/sandbox-dispositions.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const problems: unknown[] = []
const processes = await readProcessFiles(resources, (problem) => problems.push(problem))
const people = (await readScenarios(resources)).people(Date.now())

/** Requests that stand at no stage of a process in the client's own language. */
const lost = (clients: Iterable<Client>): readonly string[] =>
  [...clients].flatMap(({ requests, language }) =>
    requests
      .filter((request) => stageOf(request, processes, language)?.process.language !== language)
      .map(({ number, processId, stageId }) => `${language} ${number} ${processId ?? '-'} ${stageId ?? '-'}`),
  )

test('every document is right, and each stage has three questions and more', () => {
  expect(problems).toEqual([])
  expect(processes.length).toBeGreaterThanOrEqual(16)
  const thin = processes.flatMap(({ id, stages }) =>
    stages.filter(({ questions }) => questions.length < 3).map((stage) => `${id}/${stage.id}`),
  )
  expect(thin).toEqual([])
})

/** What a document asks and which facts its answers name, whatever its language. */
const shapeOf = ({ topicIds, stages }: Process) => ({
  topicIds,
  stages: stages.map(({ id, questions }) => ({
    id,
    questions: questions.map(({ id: question, weight, answer }) => ({
      id: question,
      weight,
      facts: [...answer.matchAll(/\{\{.*?\}\}/g)].map(([fact]) => fact).sort(),
    })),
  })),
})

const ids = [...new Set(processes.map(({ id }) => id))]

test.each(ids)('%s is there in both languages, with the same stages, questions and facts', (id) => {
  const [ru, en] = (['ru', 'en'] as const).map((language) =>
    processes.find((process) => process.id === id && process.language === language),
  )
  expect(ru && shapeOf(ru)).toBeDefined()
  expect(en && shapeOf(en)).toEqual(ru && shapeOf(ru))
})

test('an English document has no Russian letter in it', () => {
  const cyrillic = processes.filter((process) => process.language === 'en' && /[а-яё]/i.test(JSON.stringify(process)))
  expect(cyrillic.map(({ id }) => id)).toEqual([])
})

test('every request of the scenarios and of the demo clients stands at a stage of a process in the client’s language', () => {
  expect(lost(people)).toEqual([])
  expect(lost(demoClients({ seed: 11, count: 2_000, nowMs: Date.now() }))).toEqual([])
})

test('topics are those of the sandbox', () => {
  const known = new Set(SANDBOX_TOPICS.map(({ id }) => id))
  expect(processes.flatMap(({ topicIds = [] }) => topicIds).filter((id) => !known.has(id))).toEqual([])
})

test('answers are words of a calm colleague: facts, nothing that shouts or begs', () => {
  const words = processes.flatMap(({ stages }) =>
    stages.flatMap(({ questions }) => questions.flatMap(({ question, answer }) => [question, answer])),
  )
  expect(words.filter((text) => /!|пожалуйста|please|упс|oops/i.test(text))).toEqual([])
  expect(words.filter((text) => text.length > 320)).toEqual([])
})

test('every stage has an answer that stands on its own, so that a record without facts still has something to say', () => {
  const stages = processes.flatMap(({ stages: all }) => all)
  expect(stages.filter(({ questions }) => questions.filter(({ answer }) => answerText(answer, {}) !== undefined).length < 1)).toEqual([])
  expect(processOf(processes, 'mortgage', 'en')?.language).toBe('en')
})
