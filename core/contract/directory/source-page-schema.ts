import { z } from 'zod'
import { clientIdSchema } from '../client-schema.ts'

/** Envelope of a `SourcePage`; its clients are parsed one by one, so that a bad one does not cost the others. */
export const sourcePageSchema = z.object({
  upserts: z.array(z.unknown()).max(500),
  gone: z.array(clientIdSchema).max(5000),
  cursor: z.string().max(4096),
  more: z.boolean(),
  refused: z.array(z.string().max(500)).max(500),
  fresh: z.boolean(),
})
