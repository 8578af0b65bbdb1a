import { z } from 'zod'
import { clientIdSchema } from '../../../core/contract/client-schema.ts'
import { SEALED_STORES } from '../crypto/seat-keys.ts'

/** What the window and the search worker say to each other, over a MessagePort. Both sides parse. */
const cryptoKey = z.instanceof(CryptoKey)
const keysSchema = z.object({
  seals: z.record(z.enum(SEALED_STORES), cryptoKey).nullable(),
  previous: z.record(z.enum(SEALED_STORES), cryptoKey).exactOptional(),
  digest: cryptoKey,
  digestSecret: z.instanceof(Uint8Array<ArrayBuffer>),
})

export const toSearchSchema = z.discriminatedUnion('kind', [
  /** First; again after a failure. */
  z.object({ kind: z.literal('open'), databaseName: z.string(), keys: keysSchema }),
  z.object({ kind: z.literal('search'), no: z.number().int(), query: z.string(), limit: z.number().int().min(1).max(100) }),
  /** Wipes the memory; answered with `closed`. */
  z.object({ kind: z.literal('close') }),
])
export type ToSearch = z.input<typeof toSearchSchema>

const markSchema = z.object({ from: z.number(), to: z.number() })
const text = z.string()
const hitSchema = z.object({
  id: clientIdSchema,
  name: text,
  nameMarks: z.array(markSchema).readonly(),
  company: text.exactOptional(),
  companyMarks: z.array(markSchema).readonly(),
  role: z.object({ kind: z.enum(['private', 'employee', 'director']), title: text.exactOptional() }),
  phone: text.exactOptional(),
  phoneMark: markSchema.exactOptional(),
  request: text.exactOptional(),
  segment: z.enum(['A', 'B', 'C', 'D']),
  vip: z.boolean(),
  match: z.enum(['exact', 'prefix', 'sound', 'typo', 'number']),
})
const answerSchema = z.object({
  hits: z.array(hitSchema).readonly(),
  total: z.number(),
  more: z.boolean(),
  complete: z.boolean(),
  tookMs: z.number(),
  tried: z.array(text).readonly(),
})
const why = z.enum(['storage', 'stopped'])

export const fromSearchSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('idle') }),
      z.object({ kind: z.literal('loading'), done: z.number(), total: z.number() }),
      z.object({ kind: z.literal('ready'), clients: z.number() }),
      z.object({ kind: z.literal('failed'), why }),
    ]),
  }),
  z.object({ kind: z.literal('answer'), no: z.number(), answer: answerSchema }),
  z.object({ kind: z.literal('closed') }),
])
export type FromSearch = z.infer<typeof fromSearchSchema>
