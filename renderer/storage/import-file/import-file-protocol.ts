import { z } from 'zod'
import { seatKeysSchema } from '../directory/import-protocol.ts'
import { lookSchema, outcomeSchema } from './file-answers.ts'
import type { FileProgress, NamedFile } from './file-imports.ts'
import { countsSchema, orderSchema, shapeSchema } from './left-import.ts'

/** What the window and the worker of files say to each other, over a MessagePort. */
const file = z.custom<NamedFile>((value) => value instanceof Blob && 'name' in value && typeof value.name === 'string')
const parts = z.object({ databaseName: z.string(), keys: seatKeysSchema })

export const toFileWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look'), file, shape: shapeSchema.exactOptional() }),
  z.object({ kind: z.literal('run'), file, order: orderSchema, parts }),
  z.object({ kind: z.literal('forget'), parts }),
  z.object({ kind: z.literal('cancel') }),
])
export type ToFileWorker = z.output<typeof toFileWorkerSchema>
/** What a worker is started for. */
export type FileWorkOrder = Exclude<ToFileWorker, { kind: 'cancel' }>

/** What the worker says. */
export const fromFileWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('looked'), look: lookSchema }),
  z.object({
    kind: z.literal('progress'),
    progress: z.object({ counts: countsSchema, share: z.number(), finishing: z.boolean() }) satisfies z.ZodType<FileProgress>,
  }),
  z.object({ kind: z.literal('ended'), outcome: outcomeSchema }),
  z.object({ kind: z.literal('forgotten') }),
  z.object({
    kind: z.literal('failed'),
    failure: z.enum(['quota', 'blocked', 'corrupt', 'wrong-key', 'unavailable']),
    message: z.string(),
  }),
])
export type FromFileWorker = z.infer<typeof fromFileWorkerSchema>
