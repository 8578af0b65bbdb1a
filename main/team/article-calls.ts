import type { z } from 'zod'
import { articleSchema } from '../../core/contract/team/team-contract.ts'
import { ok } from '../../core/domain/result.ts'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import { refuse } from '../bridge/handlers.ts'
import { readJson } from './read-json.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { NOT_SERVED, writeOutcomeOf } from './write-outcome.ts'

type Article = z.output<typeof articleSchema>

/** What an engine takes as a key. */
const KEY = /^[A-Za-z0-9._-]{1,64}$/

/** One answer on the bridge carries at most so much of them, in characters of JSON: three bytes each fit into a frame. */
const ANSWER_CHARACTERS = 300_000

const newestFirst = (one: Article, other: Article): number => other.at - one.at || (one.id < other.id ? -1 : 1)

function pageOf<T>(all: readonly T[], from: number): { articles: T[]; next?: number } {
  let left = ANSWER_CHARACTERS
  const rest = all.slice(from)
  const fits = rest.findIndex((article) => (left -= JSON.stringify(article).length) < 0)
  // One alone always fits: the contract bounds it.
  return fits === -1 ? { articles: rest } : { articles: rest.slice(0, Math.max(1, fits)), next: from + Math.max(1, fits) }
}

/** Answers that were worth keeping. */
export function articleCalls({ hub, organisations, unreadable }: TeamParts): TeamNamespace<'team.articles' | 'team.saveArticle'> {
  const articles = new Map<string, Article & { readonly organisation: string }>()
  const stops = organisations.map((organisation) => {
    const shelf = shelvesOf(organisation).articles
    return hub.records(shelf).watch({
      entry({ key, value, revision }) {
        const place = `${organisation}/${key}`
        articles.delete(place)
        if (value === undefined) {
          unreadable.mended(shelf, key)
          return
        }
        const article = readJson(value, articleSchema)
        if (!article.ok) {
          unreadable.found(shelf, key, revision, article.error)
          return
        }
        if (article.value.id !== key) {
          unreadable.found(shelf, key, revision, 'id: not its key')
          return
        }
        unreadable.mended(shelf, key)
        articles.set(place, { ...article.value, organisation })
      },
    })
  })
  return {
    calls: {
      'team.articles': ({ from }) => Promise.resolve(ok(pageOf([...articles.values()].sort(newestFirst), from ?? 0))),
      'team.saveArticle': async ({ organisation, article }) => {
        if (!organisations.includes(organisation)) return NOT_SERVED
        if (!KEY.test(article.id)) return refuse('invalid-params', 'article.id: letters, digits, dots and dashes')
        const written = await hub.records(shelvesOf(organisation).articles).put(article.id, JSON.stringify(article))
        // `put` writes whatever is there: a conflict is none of its outcomes, and is tried again if an engine says so.
        return ok(written.kind === 'conflict' ? { kind: 'unreachable' } : writeOutcomeOf(written))
      },
    },
    async close() {
      for (const stop of stops) stop()
    },
  }
}
