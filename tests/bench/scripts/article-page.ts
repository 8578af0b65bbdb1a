import '../../../renderer/storage/jitless.ts'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import MiniSearch from 'minisearch'
import type { ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import { stemOf, wordsIn } from '../../../core/word-stems/stem.ts'
import { manyArticles } from '../../support/article-builder.ts'

/** What the benchmark asks of its page: the knowledge base of a seat, without a desk. Times in ms. */
export interface ArticleBenchPage {
  open(name: string): Promise<void>
  /** Takes so many articles as if the hub had told them; until they are found. */
  take(count: number): Promise<number>
  /** From nothing, its worker too, until the index of the copy answers. */
  load(): Promise<number>
  /** One query after the other, from here to the answer. */
  searches(queries: readonly string[]): Promise<readonly number[]>
  /** The same articles and queries in MiniSearch, on this thread: reading its JSON from memory, and searching. */
  reference(count: number, queries: readonly string[]): { readonly loads: readonly number[]; readonly searches: readonly number[] }
  /** Titles, to make queries of. */
  titles(count: number): readonly string[]
  /** Rows of the copy. */
  kept(name: string): Promise<number>
}

declare global {
  interface Window {
    articleBench: ArticleBenchPage
  }
}

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1)
const PAGE = 250
let storage: SeatStorage | undefined

const opened = (): SeatStorage => {
  if (storage === undefined) throw new Error('No storage is open')
  return storage
}

async function search(query: string): Promise<void> {
  const outcome = await opened().knowledge.search(query, { language: 'ru', limit: 30, now: Date.now() })
  if (outcome.kind !== 'answered') throw new Error(`The search ${outcome.kind}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

window.articleBench = {
  open: async (name) => {
    storage = await openSeatStorage({ mode: 'sandbox', key: KEY, name })
  },
  take: (count) =>
    timed(async () => {
      const { knowledge } = opened()
      const all = manyArticles(count)
      const done = new Promise<void>((resolve) => {
        const stop = knowledge.onChange(() => {
          stop()
          resolve()
        })
      })
      for (let from = 0; from < all.length; from += PAGE) {
        knowledge.take({ articles: all.slice(from, from + PAGE), first: from === 0, last: from + PAGE >= all.length })
      }
      await done
    }),
  load: async () => {
    const ms = await timed(() => search('запись'))
    const { status } = opened().knowledge
    const index = status.get()
    if (index.kind !== 'ready' || index.articles === 0) throw new Error(`The copy was not read: ${JSON.stringify(index)}`)
    return ms
  },
  searches: async (queries) => {
    const times: number[] = []
    for (const query of queries) times.push(await timed(() => search(query)))
    return times
  },
  reference: (count, queries) => {
    const options = { fields: ['title', 'tags', 'text'], processTerm: stemOf, tokenize: (text: string) => [...wordsIn(text)] }
    const built = new MiniSearch<ShelvedArticle>(options)
    built.addAll(manyArticles(count))
    const json = JSON.stringify(built)
    const loads = Array.from({ length: 5 }, () => {
      const began = performance.now()
      MiniSearch.loadJSON(json, options)
      return performance.now() - began
    })
    const searches = queries.map((query) => {
      const began = performance.now()
      built.search(query, { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 4, tags: 3 } })
      return performance.now() - began
    })
    return { loads, searches }
  },
  titles: (count) => manyArticles(count).map(({ title }) => title),
  kept: (name) =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.open(name)
      asked.onerror = () => reject(new Error('no such database'))
      asked.onsuccess = () => {
        const counted = asked.result.transaction('articleParts').objectStore('articleParts').count()
        counted.onsuccess = () => {
          asked.result.close()
          resolve(counted.result)
        }
      }
    }),
}
