import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Process } from '../../../core/domain/process/process.ts'
import { contentCalls } from '../../../main/content/open-content.ts'
import { readProcess } from '../../../main/content/read-process.ts'
import type { Log } from '../../../main/services/log/log-sink.ts'

let resources = ''
const told: unknown[] = []
const log = { write: (_level: string, _source: string, _message: string, fields: unknown) => void told.push(fields) } as unknown as Log
const never = { signal: new AbortController().signal }

const process = (id: string, answer = 'Сегодня до 15:30.'): Process => ({
  id,
  title: 'Ипотека',
  language: 'ru',
  stages: [{ id: 'papers', title: 'Документы', questions: [{ id: 'missing', question: 'Чего не хватает?', answer, weight: 1 }] }],
})
const put = (name: string, content: unknown): Promise<void> =>
  writeFile(join(resources, 'processes', name), typeof content === 'string' ? content : JSON.stringify(content))
const idsOf = async (mode: 'sandbox' | 'production', processes?: Process[]): Promise<readonly string[]> => {
  const seat = { mode, ...(processes === undefined ? {} : { processes }) }
  const answer = await contentCalls({ seat, resources, log })['content.processes']({}, never)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.map(({ id }) => id)
}

beforeEach(async () => {
  told.length = 0
  resources = await mkdtemp(join(tmpdir(), 'firstline-content-'))
  await mkdir(join(resources, 'processes'))
})
afterEach(() => rm(resources, { recursive: true }))

test('the sandbox serves what lies in its folder; what is wrong is left out with the path of the wrong field', async () => {
  await put('mortgage.ru.json', process('mortgage'))
  await put('card.ru.json', { ...process('card'), stages: [{ id: 'x', title: '', questions: [] }] })
  await put('broken.ru.json', '{')
  await put('access.ru.json', process('acces'))
  await put('report.ru.json', process('report', 'Срок {{request.deu}}.'))
  expect(await idsOf('sandbox')).toEqual(['mortgage'])
  expect(told).toEqual([
    expect.objectContaining({ file: 'processes/access.ru.json', field: 'id' }),
    expect.objectContaining({ file: 'processes/broken.ru.json' }),
    expect.objectContaining({ file: 'processes/card.ru.json', field: 'stages.0.title' }),
    expect.objectContaining({ file: 'processes/report.ru.json', field: 'stages.0.questions.0.answer' }),
  ])
})

test('a production seat serves those of its document only, without the ones that name facts nobody has', async () => {
  await put('mortgage.ru.json', process('mortgage'))
  expect(await idsOf('production', [process('loan'), process('bad', '{{client.salary}}')])).toEqual(['loan'])
  expect(told).toEqual([expect.objectContaining({ field: 'stages.0.questions.0.answer' })])
})

test('in the sandbox the document of the seat stands in the place of what ships', async () => {
  await put('mortgage.ru.json', process('mortgage'))
  await put('card.ru.json', process('card'))
  expect(await idsOf('sandbox', [process('mortgage', 'Свой ответ.')])).toEqual(['mortgage', 'card'])
})

test('no folder is no content', async () => {
  await rm(join(resources, 'processes'), { recursive: true })
  expect(await idsOf('sandbox')).toEqual([])
})

test('a document says all that is wrong with it', () => {
  const bad = readProcess({ ...process('mortgage'), stages: [], language: 'de' })
  expect(bad.ok ? [] : bad.error.map(({ field }) => field).sort()).toEqual(['language', 'stages'])
})
