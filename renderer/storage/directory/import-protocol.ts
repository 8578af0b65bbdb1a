import { z } from 'zod'
import { SEALED_STORES } from '../crypto/seat-keys.ts'

/** What the window and the import worker say to each other, over a MessagePort. Both sides parse. */
const cryptoKey = z.instanceof(CryptoKey)
const bytesSchema = z.instanceof(Uint8Array<ArrayBuffer>)
/** Derived keys, as they cross to a worker. */
export const seatKeysSchema = z.object({
  seals: z.record(z.enum(SEALED_STORES), cryptoKey).nullable(),
  previous: z.record(z.enum(SEALED_STORES), cryptoKey).exactOptional(),
  digest: cryptoKey,
  digestSecret: bytesSchema,
})

export const demoSourceSchema = z.object({
  kind: z.literal('demo'),
  seed: z.number(),
  count: z.number().int().nonnegative(),
  nowMs: z.number(),
  brief: z.boolean().exactOptional(),
  fullEvery: z.number().int().positive().exactOptional(),
})

const keepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('other-sources'), source: z.string() }),
  z.object({ kind: z.literal('all') }),
])

export const toWorkerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    databaseName: z.string(),
    keys: seatKeysSchema,
    label: z.string(),
    keep: keepSchema,
    resume: z.boolean(),
    source: z.union([demoSourceSchema, z.object({ kind: z.literal('chunks') })]),
  }),
  /** Merges what was written lately into the pages; `only`: keys of clients who are erased. */
  z.object({
    kind: z.literal('compact'),
    databaseName: z.string(),
    keys: seatKeysSchema,
    only: z.array(bytesSchema).exactOptional(),
  }),
  /** Answers `want`; the records themselves are parsed one by one. `last`: the stream ended. */
  z.object({ kind: z.literal('chunk'), clients: z.array(z.unknown()), last: z.boolean() }),
  z.object({ kind: z.literal('cancel') }),
])
export type ToWorker = z.input<typeof toWorkerSchema>

export const fromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('want') }),
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number().exactOptional() }),
  z.object({
    kind: z.literal('ended'),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('imported'), clientCount: z.number(), refused: z.number() }),
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: z.literal('source-changed') }),
    ]),
  }),
  z.object({ kind: z.literal('compacted') }),
  z.object({
    kind: z.literal('failed'),
    failure: z.enum(['quota', 'blocked', 'corrupt', 'wrong-key', 'unavailable']),
    message: z.string(),
  }),
])
export type FromWorker = z.infer<typeof fromWorkerSchema>
