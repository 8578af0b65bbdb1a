import { z } from 'zod'
import { seatKeysSchema } from '../directory/import-protocol.ts'

/** What the window and the sync worker say to each other, over a MessagePort. Both sides parse. */
export const toSyncSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), databaseName: z.string(), keys: seatKeysSchema, source: z.string() }),
  z.object({ kind: z.literal('page'), page: z.string() }),
])
export type ToSync = z.input<typeof toSyncSchema>

export const fromSyncSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied'), more: z.boolean(), cursor: z.string(), changed: z.number() }),
  z.object({ kind: z.literal('unreadable') }),
  z.object({
    kind: z.literal('failed'),
    failure: z.enum(['quota', 'blocked', 'corrupt', 'wrong-key', 'unavailable']),
    message: z.string(),
  }),
])
export type FromSync = z.infer<typeof fromSyncSchema>
