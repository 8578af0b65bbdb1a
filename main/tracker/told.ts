import type { z } from 'zod'
import type { EpochMs } from '../../core/domain/time.ts'
import type { TrackerRejection, TrackerRetry } from '../../core/ports/tracker.ts'
import type { Answer, Asked } from './ask.ts'
import { oneLine } from './text.ts'

const BUSY_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 3_600_000

/** How one kind of tracker says things. */
export interface Dialect {
  /** For sentences, e.g. `Jira`. */
  readonly name: string
  /** The tracker's own words in a refusal, if there are any. */
  wordsOf(json: unknown): string | undefined
  /** Whether headers say that the account was not let in, although the status does not: such trackers go on as for a stranger. */
  isStranger?(headers: Answer['headers']): boolean
}

export const rejected = (reason: TrackerRejection['reason'], why: string): TrackerRejection => ({
  kind: 'rejected',
  reason,
  why: oneLine(why, 500),
})

/** The parsed body of a good answer, or what any other answer means. `missing`: what a 404 says in words. */
export function toldOutcome<S extends z.ZodType>(
  asked: Asked,
  schema: S,
  dialect: Dialect,
  now: EpochMs,
  missing: string,
): { readonly kind: 'told'; readonly value: z.output<S> } | TrackerRetry | TrackerRejection {
  if (asked.kind !== 'answer') return asked
  if (asked.status < 200 || asked.status > 299) return refusalOf(asked, dialect, now, missing)
  const parsed = schema.safeParse(asked.json)
  if (parsed.success) return { kind: 'told', value: parsed.data }
  const place = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  return rejected(
    'answer',
    asked.json === undefined
      ? `What answers there is not the interface of ${dialect.name}: its answer is not JSON. Check the address.`
      : `${dialect.name} answered in a way that is not understood${place === '' ? '' : ` (at ${place})`}.`,
  )
}

/** What a status other than 2xx means (RFC 9110 §15, RFC 6585 §4). */
export function refusalOf(answer: Answer, dialect: Dialect, now: EpochMs, missing: string): TrackerRetry | TrackerRejection {
  const { name } = dialect
  const { status } = answer
  const said = dialect.wordsOf(answer.json)
  const words = said === undefined ? '' : ` It says: ${oneLine(said, 300)}`
  if (status === 429 || status >= 500 || status === 408)
    return { kind: 'retry', reason: 'busy', afterMs: retryAfterMs(answer.headers['retry-after'], now) ?? BUSY_RETRY_MS }
  if (status >= 300 && status < 400)
    return rejected(
      'answer',
      `The tracker sends to another address, which is not followed. Put the final address into the tracker section.`,
    )
  if (status === 401 || dialect.isStranger?.(answer.headers) === true)
    return rejected('credentials', `${name} does not know this account, or its token is wrong, expired or revoked.${words}`)
  if (status === 403) return rejected('permissions', `This account may not do that in ${name}.${words}`)
  if (status === 404) return rejected('not-found', `${missing}${words}`)
  return rejected('refused', `${name} does not take it (${String(status)}).${words}`)
}

/** RFC 9110 §10.2.3: seconds, or a date. Kept between one second and one hour. */
export function retryAfterMs(header: string | string[] | undefined, now: EpochMs): number | undefined {
  if (typeof header !== 'string') return undefined
  const text = header.trim()
  const wanted = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(wanted) ? undefined : Math.min(LONGEST_RETRY_MS, Math.max(1000, wanted))
}
