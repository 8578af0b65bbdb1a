import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readScenarios, type ScenarioProblem } from '../../../main/sandbox/scenario-files.ts'
import { dialogueDocument, scenarioDocument } from '../../support/scenario-builder.ts'

let resources: string

beforeEach(async () => {
  resources = await mkdtemp(join(tmpdir(), 'firstline-scenarios-'))
})
afterEach(() => rm(resources, { recursive: true, force: true }))

async function put(name: string, language: string, text: string): Promise<void> {
  await mkdir(join(resources, 'scenarios', name), { recursive: true })
  await writeFile(join(resources, 'scenarios', name, `${language}.json`), text)
}

test('scenarios are listed in their order, Russian before English', async () => {
  await put('b', 'ru', JSON.stringify(scenarioDocument({ name: 'b', order: 2 })))
  await put('a', 'en', JSON.stringify(scenarioDocument({ name: 'a', order: 1, language: 'en' })))
  await put('a', 'ru', JSON.stringify(scenarioDocument({ name: 'a', order: 1 })))
  const library = await readScenarios(resources)
  expect(library.summaries.map(({ name, language }) => `${name}/${language}`)).toEqual(['a/ru', 'a/en', 'b/ru'])
  expect(library.summaries[0]).toEqual({
    name: 'a',
    language: 'ru',
    title: 'Посылка',
    summary: 'Посылка не пришла.',
    caller: 'Пётр Иванов',
  })
  expect(library.people(Date.now())).toHaveLength(3)
})

test('a broken one is left out and named with its field; the others stay', async () => {
  await put('good', 'ru', JSON.stringify(scenarioDocument({ name: 'good' })))
  await put('bad', 'ru', JSON.stringify(scenarioDocument({ name: 'bad', dialogue: dialogueDocument({ opening: 'gone' }) })))
  await put('torn', 'ru', '{"version": 1,')
  await put('moved', 'ru', JSON.stringify(scenarioDocument({ name: 'elsewhere' })))
  const told: ScenarioProblem[] = []
  const library = await readScenarios(resources, (problem) => told.push(problem))
  expect(library.summaries.map(({ name }) => name)).toEqual(['good'])
  expect(library.problems).toContainEqual({ file: 'bad/ru.json', field: 'dialogue.opening', message: 'there is no line “gone”' })
  expect(library.problems.find(({ file }) => file === 'torn/ru.json')?.message).toMatch(/^not JSON/)
  expect(library.problems).toContainEqual({ file: 'moved/ru.json', field: 'name', message: 'is not the name of its folder, “moved”' })
  expect(told).toEqual(library.problems)
})

test('no folder at all is an empty library', async () => {
  expect(await readScenarios(join(resources, 'nowhere'))).toMatchObject({ scenarios: [], problems: [], summaries: [] })
})
