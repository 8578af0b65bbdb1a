import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { TrackerSection } from '../../core/contract/team/tracker-section.ts'
import type { TrackerRejection, TrackerRetry } from '../../core/ports/tracker.ts'
import { untoldOutcome } from './untold.ts'

/** One question to a tracker; `path` is below the base address and already encoded. */
export interface Question {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
}

/** What came back over HTTP, whatever its status. `json` is undefined when it is not JSON. */
export interface Answer {
  readonly kind: 'answer'
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly json: unknown
}

export type Asked = Answer | TrackerRetry | TrackerRejection

/** Puts one question; every expected trouble is a value. */
export type Ask = (question: Question) => Promise<Asked>

export interface AskLimits {
  /** For the whole of a question, from connecting to the last byte. */
  readonly timeoutMs: number
  /** Of an answer's body. */
  readonly answerBytes: number
}

export const ASK_LIMITS: AskLimits = { timeoutMs: 15_000, answerBytes: 1024 * 1024 }

/** Thrown inside to end a question; never leaves this file. */
class Oversized extends Error {}

/** Speaks to the tracker of `section` as its account. No connection is kept and no redirect followed: either could carry the token elsewhere. */
export function askerOf(section: TrackerSection, readToken: () => Promise<string | undefined>, limits: AskLimits = ASK_LIMITS): Ask {
  const base = new URL(section.url)
  return async ({ method, path, query = {}, body }) => {
    const token = await readToken()
    if (token === undefined) return noToken
    const text = body === undefined ? undefined : JSON.stringify(body)
    const search = new URLSearchParams(query).toString()
    try {
      return await exchange(
        base,
        {
          method,
          path: `${base.pathname.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`,
          headers: {
            Accept: 'application/json',
            Authorization: authorization(section, token),
            ...(text === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) }),
          },
          ...(section.certificateAuthority === undefined ? {} : { ca: section.certificateAuthority }),
        },
        text,
        limits,
      )
    } catch (error) {
      if (error instanceof Oversized) return oversized(limits.answerBytes)
      return untoldOutcome(error)
    }
  }
}

const noToken: TrackerRejection = {
  kind: 'rejected',
  reason: 'credentials',
  why: 'No token is kept for the tracker. Provision this seat once with a token in the tracker section.',
}

const oversized = (limit: number): TrackerRejection => ({
  kind: 'rejected',
  reason: 'answer',
  why: `The tracker answered with more than ${String(Math.floor(limit / 1024))} KiB, which is refused.`,
})

/** RFC 7617 §2 with a user. Without: RFC 6750 §2.1 for Jira, and the scheme of RT's own tokens (RT::Authen::Token). */
function authorization({ kind, user }: TrackerSection, token: string): string {
  if (user !== undefined) return `Basic ${Buffer.from(`${user}:${token}`, 'utf8').toString('base64')}`
  return kind === 'jira' ? `Bearer ${token}` : `token ${token}`
}

function exchange(
  base: URL,
  options: RequestOptions & { readonly ca?: string },
  body: string | undefined,
  limits: AskLimits,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = base.protocol === 'https:' ? tlsRequest : plainRequest
    const host = base.hostname.replace(/^\[|\]$/g, '')
    const sent = send({ ...options, host, port: base.port, agent: false, signal: AbortSignal.timeout(limits.timeoutMs) })
    sent.once('error', reject)
    sent.once('response', (response) => {
      readBody(response, limits.answerBytes).then((text) => {
        resolve({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, json: jsonOf(text) })
      }, reject)
    })
    sent.end(body)
  })
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
