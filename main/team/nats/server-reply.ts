import { z } from 'zod'
import type { HubFailure } from '../../../core/ports/team-hub.ts'

/** What JetStream says in its replies, as far as we read it (server 2.9 and newer). */

const errorSchema = z.object({ code: z.number(), err_code: z.number().default(0), description: z.string().default('') })
export type ServerError = z.infer<typeof errorSchema>

export const ackSchema = z.object({ seq: z.number().default(0), duplicate: z.boolean().default(false), error: errorSchema.optional() })

export const storedSchema = z.object({
  message: z
    .object({
      subject: z.string(),
      seq: z.number(),
      time: z.string(),
      /** Base64. */
      hdrs: z.string().default(''),
      /** Base64. */
      data: z.string().default(''),
    })
    .optional(),
  error: errorSchema.optional(),
})

export const infoSchema = z.object({
  config: z.object({ max_msg_size: z.number().default(-1) }).optional(),
  state: z
    .object({
      messages: z.number(),
      first_seq: z.number(),
      last_seq: z.number(),
      subjects: z.record(z.string(), z.number()).nullish(),
    })
    .optional(),
  /** Of subjects, when they were asked for. */
  total: z.number().default(0),
  error: errorSchema.optional(),
})

export type Verdict = HubFailure | { readonly kind: 'conflict' } | { readonly kind: 'missing' }

/** Numbers from `server/errors.json` of nats-server. */
const CONFLICT = new Set([10_070, 10_071, 10_164])
const MISSING = new Set([10_037])
const NOT_SET_UP = new Set([10_035, 10_039, 10_059, 10_076])
const FULL = new Set([10_002, 10_023, 10_028, 10_047, 10_129])
/** Said of every trouble of a store; which one it was stands in the words only. */
const NOT_STORED = 10_077
const NO_ROOM = /maximum|exceeded|no space/i
const SEALED = new Set([10_109])
const TOO_LARGE = new Set([10_054, 10_097])

/**
 * What a server's error means to whoever asked. `not-set-up` is also the last word of a server that shuts down: it counts
 * only when it is said again and again (`Session`). What is not known is taken for a passing trouble of the cluster.
 */
export function verdictOf(error: ServerError, limitBytes: number): Verdict {
  const number = error.err_code
  if (CONFLICT.has(number)) return { kind: 'conflict' }
  if (MISSING.has(number)) return { kind: 'missing' }
  if (NOT_SET_UP.has(number)) return { kind: 'refused', why: 'not-set-up' }
  if (FULL.has(number) || (number === NOT_STORED && NO_ROOM.test(error.description))) return { kind: 'full' }
  if (SEALED.has(number)) return { kind: 'refused', why: 'permissions' }
  if (TOO_LARGE.has(number)) return { kind: 'too-large', limitBytes }
  return { kind: 'unreachable' }
}
