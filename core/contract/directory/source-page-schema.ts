import { z } from 'zod'
import { RECORD_FAULTS, type RefusedRecord } from '../../domain/directory/source-fault.ts'
import { clientIdSchema } from '../client-schema.ts'

export const refusedRecordSchema: z.ZodType<RefusedRecord> = z.object({
  name: z.string().max(300),
  fault: z.enum(RECORD_FAULTS),
  detail: z.string().max(200).exactOptional(),
})

/** Envelope of a `SourcePage`; its clients are parsed one by one, so that a bad one does not cost the others. */
export const sourcePageSchema = z.object({
  upserts: z.array(z.unknown()).max(500),
  gone: z.array(clientIdSchema).max(5000),
  cursor: z.string().max(4096),
  more: z.boolean(),
  refused: z.array(refusedRecordSchema).max(500),
  fresh: z.boolean(),
})
