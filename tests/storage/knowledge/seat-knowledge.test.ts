import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { ArticleAnswer, ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import type { KnowledgeBase } from '../../../core/ports/knowledge-base.ts'
import { memoryKnowledge } from '../../../renderer/storage/knowledge/memory-knowledge.ts'
import { article, manyArticles } from '../../support/article-builder.ts'
import { freshDatabaseName, openTestStorage, rawDatabase, spoil } from '../../support/seat-storage.ts'

const NOW = 1_770_000_000_000
/** The machine may be busy. */
const SOON = { timeout: 20_000 }

async function answer(base: KnowledgeBase, query: string): Promise<ArticleAnswer> {
  const outcome = await base.search(query, { language: 'ru', limit: 50, now: NOW })
  if (outcome.kind !== 'answered') throw new Error(outcome.kind)
  return outcome.answer
}
const ids = async (base: KnowledgeBase, query: string) => (await answer(base, query)).hits.map(({ id }) => id)

const take = (base: KnowledgeBase, articles: readonly ShelvedArticle[]): void => base.take({ articles, first: true, last: true })
const rowsOf = async (name: string): Promise<number> => {
  const db = await rawDatabase(name)
  const count = await db.table('articleParts').count()
  db.close()
  return count
}

const one = article('one', { title: 'Возврат денег' })
const two = article('two', { title: 'Пропуск', kind: 'quick-text', abbreviation: 'пропуск', text: 'Пропуск заказан' })

describe.each([
  ['sealed', undefined],
  ['plain', null],
])('the knowledge base of a seat, %s', (_mode, key) => {
  const options = key === null ? { key } : {}

  it('is there after another opening, without the hub', { timeout: 40_000 }, async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, options)
    take(storage.knowledge, [one, two])
    // What is asked while a page is being taken is answered from what is there.
    await expect.poll(() => ids(storage.knowledge, 'возврат'), SOON).toEqual(['one'])
    await expect.poll(() => rowsOf(name), SOON).toBeGreaterThan(0)
    storage.close()
    const later = await openTestStorage(name, options)
    expect(await ids(later.knowledge, 'возврат')).toEqual(['one'])
    expect(later.knowledge.status.get()).toEqual({ kind: 'ready', articles: 2 })
    expect(await later.knowledge.article('two')).toEqual(two)
    expect((await later.knowledge.quickTexts(NOW)).map(({ id }) => id)).toEqual(['two'])
    expect((await later.knowledge.lines({ language: 'ru', now: NOW })).map(({ id }) => id)).toEqual(['one', 'two'])
  })
})

describe('the knowledge base of a seat', () => {
  it('holds no word of an article in the clear', { timeout: 40_000 }, async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name)
    take(storage.knowledge, [article('secret', { title: 'Zanzibar', text: 'zanzibar' })])
    await expect.poll(() => rowsOf(name), SOON).toBeGreaterThan(0)
    const db = await rawDatabase(name)
    const rows: { readonly box: Uint8Array }[] = await db.table('articleParts').toArray()
    db.close()
    expect(rows.some(({ box }) => Buffer.from(box).toString('latin1').toLowerCase().includes('zanzibar'))).toBe(false)
  })

  it('takes page by page; with the last one what did not come is gone, and it is told once', { timeout: 40_000 }, async () => {
    const { knowledge } = await openTestStorage()
    let changes = 0
    knowledge.onChange(() => (changes += 1))
    knowledge.take({ articles: [one], first: true, last: false })
    knowledge.take({ articles: [two], first: false, last: true })
    await expect.poll(() => ids(knowledge, 'пропуск'), SOON).toEqual(['two'])
    expect(changes).toBe(1)
    take(knowledge, [one, two])
    knowledge.take({ articles: [one], first: true, last: false })
    // This reading was given up: another one began.
    take(knowledge, [two])
    await expect.poll(() => changes, SOON).toBeGreaterThan(1)
    await expect.poll(() => ids(knowledge, 'возврат'), SOON).toEqual([])
  })

  it('a copy that cannot be read is left aside, counted, and made anew from the hub', { timeout: 40_000 }, async () => {
    const name = freshDatabaseName()
    const first = await openTestStorage(name)
    take(first.knowledge, [one])
    await expect.poll(() => rowsOf(name), SOON).toBeGreaterThan(0)
    first.close()
    await spoil(name, 'articleParts', (row) => {
      row.box = new Uint8Array([1, 2, 3])
    })
    const later = await openTestStorage(name)
    expect(await ids(later.knowledge, 'возврат')).toEqual([])
    expect(await later.quarantine.count()).toBeGreaterThan(0)
    take(later.knowledge, [one])
    await expect.poll(() => ids(later.knowledge, 'возврат'), SOON).toEqual(['one'])
  })

  it('killed before its copy was written has the one before', { timeout: 60_000 }, async () => {
    const name = freshDatabaseName()
    const first = await openTestStorage(name)
    take(first.knowledge, [one])
    await expect.poll(() => rowsOf(name), SOON).toBeGreaterThan(0)
    take(first.knowledge, manyArticles(300, [two], 20))
    // Closed at once, as by a kill: nothing of the new reading is on the disk yet.
    first.close()
    const later = await openTestStorage(name)
    expect([await ids(later.knowledge, 'возврат'), await ids(later.knowledge, 'пропуск')]).toEqual([['one'], []])
  })

  it('answers without a disk', { timeout: 40_000 }, async () => {
    const base = memoryKnowledge()
    take(base, [one])
    await expect.poll(() => ids(base, 'деньги'), SOON).toEqual(['one'])
  })

  it('a newer query supersedes the one before; a closed base answers nothing', { timeout: 40_000 }, async () => {
    const storage = await openTestStorage()
    const first = storage.knowledge.search('воз', { language: 'ru', limit: 5, now: NOW })
    const second = storage.knowledge.search('возврат', { language: 'ru', limit: 5, now: NOW })
    expect((await first).kind).toBe('superseded')
    expect((await second).kind).toBe('answered')
    storage.close()
    expect(await storage.knowledge.search('в', { language: 'ru', limit: 5, now: NOW })).toEqual({ kind: 'failed', why: 'stopped' })
    expect(await storage.knowledge.article('one')).toBeUndefined()
  })
})
