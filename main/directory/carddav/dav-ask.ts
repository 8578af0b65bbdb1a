import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import type { SourceLimits } from '../directory-source.ts'
import { denied, malformed, notSetUp, troubleOf, unreachable } from '../source-trouble.ts'
import { challengesIn } from './challenges.ts'
import { DavSignIn } from './sign-in.ts'

export interface DavQuestion {
  readonly method: 'PROPFIND' | 'REPORT'
  readonly url: URL
  readonly depth: '0' | '1'
  /** XML */
  readonly body: string
}

export interface DavAnswer {
  readonly status: number
  readonly text: string
  /** Where it was answered, behind redirects. */
  readonly url: URL
}

/** Puts one question; 401, redirects elsewhere, silence and floods come back as trouble. */
export type DavAsk = (question: DavQuestion, signal: AbortSignal) => Promise<Result<DavAnswer, SourceTrouble>>

export interface DavAccount {
  readonly user: string | undefined
  readonly readSecret: () => Promise<string | undefined>
}

const MOST_REDIRECTS = 5

/** Thrown inside to end a question; never leaves this file. */
class Oversized extends Error {}

/** Speaks HTTP as one account. The password goes to the origin of the provisioned address only: other places are refused. */
export function davAsker(origin: string, account: DavAccount, limits: SourceLimits): DavAsk {
  const signIn = new DavSignIn()
  return async (question, signal) => {
    const secret = await account.readSecret()
    if (account.user !== undefined && secret === undefined) return err(denied)
    const { user } = account
    const headers = (url: URL) => ({
      Depth: question.depth,
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(question.body)),
      Accept: 'application/xml, text/xml',
      ...(user === undefined ? {} : { Authorization: signIn.header({ user, secret: secret ?? '' }, { method: question.method, url }) }),
    })
    let url = question.url
    let isFirst = true
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      if (url.origin !== origin) return err(notSetUp('leads-elsewhere', url.host))
      const got = await exchange(url, question, headers(url), limits, signal)
      if (!got.ok) return got
      const { status, location, challenges, retryAfterMs, text } = got.value
      if (status === 401) {
        const refused = user === undefined ? denied : signIn.refused(challengesIn(challenges), isFirst)
        if (refused !== 'again') return err(refused)
        isFirst = false
        continue
      }
      if (status === 429 || status >= 500) return err(unreachable(retryAfterMs))
      if (![301, 302, 307, 308].includes(status)) return ok({ status, text, url })
      const next = location === undefined ? undefined : URL.parse(location, url.href)
      if (!next) return err(malformed('leads-nowhere'))
      url = next
    }
    return err(notSetUp('leads-in-a-circle'))
  }
}

interface Exchanged {
  readonly status: number
  readonly location: string | undefined
  readonly challenges: readonly string[]
  readonly retryAfterMs: number | undefined
  readonly text: string
}

function exchange(
  url: URL,
  { method, body }: DavQuestion,
  headers: Readonly<Record<string, string>>,
  limits: SourceLimits,
  signal: AbortSignal,
): Promise<Result<Exchanged, SourceTrouble>> {
  return new Promise((resolve) => {
    const fail = (error: unknown): void => resolve(err(error instanceof Oversized ? malformed('too-large') : troubleOf(error)))
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest
    const within = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)])
    const sent = send(url, { method, headers, agent: false, signal: within })
    sent.once('error', fail)
    sent.once('response', (response) => {
      readBody(response, limits.answerBytes).then(
        (text) =>
          resolve(
            ok({
              status: response.statusCode ?? 0,
              location: response.headers.location,
              challenges: response.headersDistinct['www-authenticate'] ?? [],
              retryAfterMs: retryAfterOf(response),
              text,
            }),
          ),
        fail,
      )
    })
    sent.end(body)
  })
}

/** RFC 9110 §10.2.3, in seconds; a date is left to the usual wait. At most a day. */
function retryAfterOf({ headers }: IncomingMessage): number | undefined {
  const seconds = /^\d+$/.exec(headers['retry-after'] ?? '')?.[0]
  return seconds === undefined ? undefined : Math.min(Number(seconds), 86_400) * 1000
}

async function readBody(response: IncomingMessage, limitBytes: number): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of response) {
    if (!Buffer.isBuffer(piece)) continue
    size += piece.length
    // Leaving the loop destroys the response, and with it the connection.
    if (size > limitBytes) throw new Oversized()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
