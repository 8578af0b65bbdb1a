import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { validityOf } from '../../core/domain/knowledge/validity.ts'
import { readArticleFiles } from '../../main/content/article-files.ts'
import { readProcessFiles } from '../../main/content/process-files.ts'
import { readScriptFiles } from '../../main/content/script-files.ts'
import { SANDBOX_TOPICS } from '../../main/sandbox/sandbox-dispositions.ts'
import { faultsOfStyle } from '../support/style-of-words.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const leftOut: unknown[] = []
const articles = await readArticleFiles(resources, (problem) => leftOut.push(problem))
const processes = await readProcessFiles(resources, (problem) => leftOut.push(problem))
const scripts = await readScriptFiles(resources, (problem) => leftOut.push(problem))

test('forty articles are read, ten of them quick texts and more', () => {
  expect(leftOut).toEqual([])
  expect(articles.length).toBeGreaterThanOrEqual(40)
  expect(articles.filter(({ kind }) => kind === 'quick-text').length).toBeGreaterThanOrEqual(10)
})

test('every one is told in both languages, tagged, owned, of a real topic, and holds for years', () => {
  const topics = new Set(SANDBOX_TOPICS.map(({ id }) => id))
  const inFiveYears = Date.now() + 5 * 365 * 86_400_000
  for (const article of articles) {
    expect(article, article.id).toMatchObject({ language: 'ru', translations: { en: {} }, kind: expect.anything() as unknown })
    expect(article.tags?.length, article.id).toBeGreaterThan(0)
    expect(article.owner, article.id).toBeTruthy()
    expect(article.topicId === undefined || topics.has(article.topicId), article.id).toBe(true)
    expect([validityOf(article, Date.now()), validityOf(article, inFiveYears)], article.id).toEqual(['valid', 'valid'])
  }
})

test('they are short and speak as the desk speaks', () => {
  const faults = articles.flatMap(({ id, title, text, translations }) => [
    ...[title, text].flatMap((words) => faultsOfStyle(words, 'ru', 1_200)),
    ...[translations?.en?.title ?? '', translations?.en?.text ?? ''].flatMap((words) => faultsOfStyle(words, 'en', 1_200)),
    ...(text === '' ? [id] : []),
  ])
  expect(faults).toEqual([])
})

test('quick texts have an abbreviation of their own, the others none', () => {
  const abbreviations = articles.filter(({ kind }) => kind === 'quick-text').map(({ abbreviation }) => abbreviation)
  expect(abbreviations).not.toContain(undefined)
  expect(new Set(abbreviations).size).toBe(abbreviations.length)
  expect(articles.filter(({ kind, abbreviation }) => kind !== 'quick-text' && abbreviation !== undefined)).toEqual([])
})

test('every answer and scheme is called by a script, or is of a topic that one has', () => {
  const linked = new Set(scripts.flatMap(({ nodes, sides }) => [...nodes, ...sides].flatMap(({ articleId }) => articleId ?? [])))
  const topics = new Set(scripts.flatMap(({ fit }) => fit.topicIds))
  const lonely = articles.filter(({ id, topicId }) => !linked.has(id) && (topicId === undefined || !topics.has(topicId)))
  expect(lonely.filter(({ kind }) => kind !== 'quick-text').map(({ id }) => id)).toEqual([])
})

test('no step, side question or question of a process names an article that is not there', async () => {
  const there = new Set(articles.map(({ id }) => id))
  const named = scripts.flatMap(({ nodes, sides }) => [...nodes, ...sides].flatMap(({ articleId }) => articleId ?? []))
  const opened = scripts.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === 'action' && node.action.kind === 'open-article' ? [node.action.articleId] : [])),
  )
  const asked = processes.flatMap(({ stages }) => stages.flatMap(({ questions }) => questions.flatMap(({ articleId }) => articleId ?? [])))
  expect([...named, ...opened, ...asked].filter((id) => !there.has(id))).toEqual([])
  expect(new Set(asked).size).toBeGreaterThanOrEqual(20)
})

test('a question leads to the same article in both languages, and to one of a topic of its process', () => {
  const linked = (language: 'ru' | 'en') =>
    processes
      .filter((process) => process.language === language)
      .flatMap(({ id, stages }) =>
        stages.flatMap((stage) => stage.questions.map((one) => `${id}/${stage.id}/${one.id} ${one.articleId ?? ''}`)),
      )
      .sort()
  expect(linked('en')).toEqual(linked('ru'))
  const topicOf = new Map(articles.map(({ id, topicId }) => [id, topicId]))
  const strange = processes.flatMap(({ id, topicIds = [], stages }) =>
    stages.flatMap(({ questions }) =>
      questions.flatMap(({ articleId }) =>
        articleId !== undefined && !topicIds.includes(topicOf.get(articleId) ?? '') ? [`${id} ${articleId}`] : [],
      ),
    ),
  )
  expect(strange).toEqual([])
})
