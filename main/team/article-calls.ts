import type { z } from 'zod'
import { articleSchema, type shelvedArticleSchema } from '../../core/contract/team/team-contract.ts'
import { ok } from '../../core/domain/result.ts'
import { shelvesOf, type OrganisationId } from '../../core/domain/team/organisation.ts'
import type { Records, WriteOutcome } from '../../core/ports/team-hub.ts'
import { refuse } from '../bridge/handlers.ts'
import { readJson } from './read-json.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { NOT_SERVED, writeOutcomeOf } from './write-outcome.ts'

type Shelved = z.output<typeof shelvedArticleSchema>

/** What an engine takes as a key. */
const KEY = /^[A-Za-z0-9._-]{1,64}$/

/** One answer on the bridge carries at most so much of them, in characters of JSON: three bytes each fit into a frame. */
const ANSWER_CHARACTERS = 300_000

/** Told of once after so much quiet, ms: an import touches many articles. */
const TELL_AFTER_MS = 200

const newestFirst = (one: Shelved, other: Shelved): number => other.at - one.at || (one.id < other.id ? -1 : 1)

function pageOf<T>(all: readonly T[], from: number): { articles: T[]; next?: number } {
  let left = ANSWER_CHARACTERS
  const rest = all.slice(from)
  const fits = rest.findIndex((article) => (left -= JSON.stringify(article).length) < 0)
  // One alone always fits: the contract bounds it.
  return fits === -1 ? { articles: rest } : { articles: rest.slice(0, Math.max(1, fits)), next: from + Math.max(1, fits) }
}

/** Answers that were worth keeping. */
export function articleCalls(parts: TeamParts): TeamNamespace<'team.articles' | 'team.saveArticle'> {
  const { hub, organisations, member, clock, emit, windows } = parts
  const articles = new Map<string, Shelved>()
  let telling: (() => void) | undefined
  const tell = (): void => {
    telling?.()
    telling = clock.after(TELL_AFTER_MS, () => {
      if (windows.haveAsked) emit('team.articlesChanged', {})
    })
  }
  const stops = organisations.map((organisation) => watch(parts, organisation, articles, tell))
  return {
    calls: {
      'team.articles': ({ from }) => Promise.resolve(ok(pageOf([...articles.values()].sort(newestFirst), from ?? 0))),
      'team.saveArticle': async ({ organisation, article, after }) => {
        // Operators read; who answers for what they say writes.
        if (!organisations.includes(organisation) || member.role === 'operator') return NOT_SERVED
        if (!KEY.test(article.id)) return refuse('invalid-params', 'article.id: letters, digits, dots and dashes')
        const written = await write(hub.records(shelvesOf(organisation).articles), article.id, JSON.stringify(article), after)
        if (written.kind !== 'conflict') return ok(writeOutcomeOf(written))
        // Without a revision it is written whatever is there: if an engine speaks of a conflict all the same, it is tried again.
        return ok({ kind: after === undefined ? 'unreachable' : 'conflict' })
      },
    },
    close() {
      telling?.()
      for (const stop of stops) stop()
      return Promise.resolve()
    },
  }
}

function write(records: Records, key: string, json: string, after: number | undefined): Promise<WriteOutcome> {
  if (after === undefined) return records.put(key, json)
  return after === 0 ? records.create(key, json) : records.update(key, json, after)
}

function watch({ hub, unreadable }: TeamParts, organisation: OrganisationId, articles: Map<string, Shelved>, tell: () => void): () => void {
  const shelf = shelvesOf(organisation).articles
  return hub.records(shelf).watch({
    entry({ key, value, revision }) {
      const place = `${organisation}/${key}`
      articles.delete(place)
      tell()
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
      articles.set(place, { ...article.value, organisation, revision })
    },
  })
}
