import { z } from 'zod'
import { callIdSchema } from '../../../core/contract/call-schema.ts'
import { clientIdSchema } from '../../../core/contract/client-schema.ts'
import type { CallerKnowledge } from '../../../core/domain/client/caller-knowledge.ts'
import { toHex, type Bytes } from '../bytes.ts'

const at = z.number().nonnegative()
const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))

/** A row as it lies on the disk: nothing in it says who called. */
export const callerRowSchema = z.object({ key: bytes, box: bytes })
export interface CallerRow {
  readonly key: Bytes
  readonly box: Bytes
}

export const placeOfCaller = (key: Bytes): string => `callers:${toHex(key)}`

/** What is in the box. `lastNuisanceCall`: counted already. */
export interface KeptCaller extends CallerKnowledge {
  readonly lastNuisanceCall?: string
}

export const keptCallerSchema: z.ZodType<KeptCaller> = z.object({
  verdicts: z.array(z.object({ clientId: clientIdSchema, verdict: z.enum(['confirmed', 'refused']), at })).max(100),
  nuisance: z.object({ note: z.string().max(500), at }).exactOptional(),
  nuisanceCalls: z.number().int().nonnegative(),
  unanswered: z.object({ direction: z.enum(['incoming', 'outgoing']), at, clientId: clientIdSchema.exactOptional() }).exactOptional(),
  lastNuisanceCall: callIdSchema.exactOptional(),
})
