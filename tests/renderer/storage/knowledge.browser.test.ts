import { afterEach, describe, expect, it } from 'vitest'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import { article, manyArticles } from '../../support/article-builder.ts'

const ARTICLES = 5_000
const NOW = 1_770_000_000_000
const key = new Uint8Array(32).fill(7)
const opened: SeatStorage[] = []

afterEach(() => {
  for (const storage of opened.splice(0)) storage.close()
  indexedDB.deleteDatabase('knowledge')
})

async function open(): Promise<SeatStorage> {
  const storage = await openSeatStorage({ mode: 'sandbox', key, name: 'knowledge' })
  opened.push(storage)
  return storage
}

async function ids({ knowledge }: SeatStorage, query: string): Promise<readonly string[]> {
  const outcome = await knowledge.search(query, { language: 'ru', limit: 30, now: NOW })
  return outcome.kind === 'answered' ? outcome.answer.hits.map((hit) => hit.id) : [outcome.kind]
}

const kept = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('knowledge')
    asked.onerror = () => reject(new Error('no such database'))
    asked.onsuccess = () => {
      const counted = asked.result.transaction('articleParts').objectStore('articleParts').count()
      counted.onsuccess = () => {
        asked.result.close()
        resolve(counted.result)
      }
    }
  })

describe('the knowledge base in a real browser', () => {
  it(
    'indexes five thousand articles in its worker, finds each by its title, and has them after another opening',
    { timeout: 180_000 },
    async () => {
      const all = [article('zeppelin', { title: 'Дирижабль над городом' }), ...manyArticles(ARTICLES - 1)]
      const storage = await open()
      for (let from = 0; from < all.length; from += 500) {
        storage.knowledge.take({ articles: all.slice(from, from + 500), first: from === 0, last: from + 500 >= all.length })
      }
      await expect.poll(() => ids(storage, 'дирижабли городам'), { timeout: 120_000 }).toEqual(['zeppelin'])
      expect(storage.knowledge.status.get()).toEqual({ kind: 'ready', articles: ARTICLES })
      for (const at of [1, 1_234, ARTICLES - 1]) expect((await ids(storage, all[at]?.title ?? ''))[0]).toBe(all[at]?.id)
      await expect.poll(kept, { timeout: 60_000 }).toBeGreaterThan(2)
      storage.close()
      const later = await open()
      expect(await ids(later, 'дирижабль')).toEqual(['zeppelin'])
      expect(later.knowledge.status.get()).toEqual({ kind: 'ready', articles: ARTICLES })
      expect(await later.knowledge.article('many-77')).toMatchObject({ id: 'many-77' })
    },
  )
})
