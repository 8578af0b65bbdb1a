import { ok } from '../../core/domain/result.ts'
import type { Seat } from '../../core/contract/seat.ts'
import { refuse, type Handlers } from '../bridge/handlers.ts'
import type { Log } from '../services/log/log-sink.ts'
import { writeSourceSecret } from '../services/provision/directory-secret.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import type { DirectorySource, Pulled } from './directory-source.ts'
import { malformed, notSetUp } from './source-trouble.ts'

/** Text of a page that may cross to a window, in characters; see `pulledSchema`. */
const LONGEST_PAGE = 8_000_000

/** The sources of a seat as the windows ask them. */
export interface Directory {
  readonly calls: Pick<Handlers, 'directory.sources' | 'directory.pull' | 'secrets.writeSourceSecret'>
  close(): void
}

export interface DirectoryParts {
  readonly sources: readonly DirectorySource[]
  readonly seat: Pick<Seat, 'directory'>
  readonly secrets: Secrets
  readonly log: Log
}

/** One question at a time to each source: a source remembers where its pages stand. */
export function openDirectory({ sources, seat, secrets, log }: DirectoryParts): Directory {
  const queues = new Map<string, Promise<unknown>>()
  const calls: Directory['calls'] = {
    'directory.sources': () => Promise.resolve(ok(sources.map(({ description }) => description))),
    'directory.pull': async ({ source, cursor, limit }, { signal }) => {
      const asked = sources.find(({ description }) => description.id === source)
      if (asked === undefined) return ok(notSetUp('no-source'))
      const answer = (queues.get(source) ?? Promise.resolve()).then(() => pullText(asked, cursor, limit, signal))
      queues.set(
        source,
        answer.catch(() => undefined),
      )
      const pulled = await answer
      if (pulled.kind !== 'page' && !signal.aborted)
        log.write('warn', 'main.directory', 'A source of clients gave nothing', { source, trouble: pulled.kind })
      return ok(pulled)
    },
    'secrets.writeSourceSecret': async ({ source, secret }) => {
      const named = seat.directory?.sources.find(({ id }) => id === source)
      if (named === undefined) return refuse('invalid-params', 'source: this seat has no such source')
      await writeSourceSecret(named, secret, secrets)
      return ok({})
    },
  }
  return { calls, close: () => sources.forEach((source) => source.close()) }
}

type PulledText = Exclude<Pulled, { kind: 'page' }> | { readonly kind: 'page'; readonly page: string }

/** A page as text; fewer records when they are so large that it would not cross. */
async function pullText(source: DirectorySource, cursor: string | undefined, limit: number, signal: AbortSignal): Promise<PulledText> {
  for (let most = limit; ; most = Math.ceil(most / 4)) {
    const pulled = await source.pull(cursor, most, signal)
    if (pulled.kind !== 'page') return pulled
    const { kind: _kind, ...page } = pulled
    const text = JSON.stringify(page)
    if (text.length <= LONGEST_PAGE) return { kind: 'page', page: text }
    if (most === 1) return malformed('record-too-large')
  }
}
