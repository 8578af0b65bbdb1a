import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportScript } from '../../../core/contract/script-document.ts'
import { readArticleFiles } from '../../../main/content/article-files.ts'
import type { ContentProblem } from '../../../main/content/content-problem.ts'
import { readScriptFiles } from '../../../main/content/script-files.ts'
import { aScript, ends, say } from '../../support/script-graphs.ts'

let resources = ''
let told: ContentProblem[] = []
const leftOut = (problem: ContentProblem): void => void told.push(problem)
const put = (path: string, text: string): Promise<void> => writeFile(join(resources, path), text)
const sound = (id: string): string => exportScript(aScript([say('a', 'end'), ends('end')], { id, variables: [] }))

beforeEach(async () => {
  told = []
  resources = await mkdtemp(join(tmpdir(), 'firstline-shipped-'))
  await Promise.all([mkdir(join(resources, 'scripts')), mkdir(join(resources, 'articles'))])
})
afterEach(() => rm(resources, { recursive: true }))

test('a script that could not be published, or is none, is left out with its path; the others are read', async () => {
  await put('scripts/card.json', sound('card'))
  await put('scripts/torn.json', '{')
  await put('scripts/other.json', sound('another'))
  await put('scripts/stuck.json', exportScript(aScript([say('a', 'gone')], { id: 'stuck', variables: [] })))
  await put('scripts/shape.json', sound('shape').replace('"say"', '"shout"'))
  expect((await readScriptFiles(resources, leftOut)).map(({ id }) => id)).toEqual(['card'])
  expect(told).toContainEqual({ file: 'scripts/torn.json', field: '', message: 'not-json' })
  expect(told).toContainEqual(expect.objectContaining({ file: 'scripts/other.json', field: 'script.id' }))
  expect(told).toContainEqual({ file: 'scripts/stuck.json', field: 'script.nodes.a', message: 'missing-target' })
  expect(told).toContainEqual(expect.objectContaining({ file: 'scripts/shape.json', field: 'nodes.0.kind' }))
})

test('a wrong article is left out alone, and so is a second one of the same id', async () => {
  const article = (id: string, over: object = {}): object => ({ id, title: 'Т', text: 'Слова', by: 'Ольга', at: 1, ...over })
  await put('articles/a.json', JSON.stringify([article('one'), article('two', { abbreviation: 'два слова' }), article('three')]))
  await put('articles/b.json', JSON.stringify([article('one', { text: 'Другие' })]))
  await put('articles/c.json', '{"id": "four"}')
  const read = await readArticleFiles(resources, leftOut)
  expect(read.map(({ id, text }) => `${id} ${text}`)).toEqual(['one Слова', 'three Слова'])
  expect(told).toEqual([
    expect.objectContaining({ file: 'articles/a.json', field: '1.abbreviation' }),
    { file: 'articles/b.json', field: '0.id', message: 'is there already' },
    { file: 'articles/c.json', field: '', message: 'is no list of articles' },
  ])
})

test('no folders at all is nothing to ship', async () => {
  expect(await readScriptFiles(join(resources, 'nowhere'), leftOut)).toEqual([])
  expect(await readArticleFiles(join(resources, 'nowhere'), leftOut)).toEqual([])
  expect(told).toEqual([])
})
