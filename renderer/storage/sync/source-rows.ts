import { z } from 'zod'

/** Rows as they lie on the disk. */
export const sourceRowSchema = z.object({ id: z.string(), box: z.instanceof(Uint8Array<ArrayBuffer>) })
export type SourceRow = z.infer<typeof sourceRowSchema>

export const sourceRecordsRowSchema = z.object({
  /** Given by the database. */
  no: z.number().exactOptional(),
  source: z.string(),
  box: z.instanceof(Uint8Array<ArrayBuffer>),
})
export type SourceRecordsRow = z.infer<typeof sourceRecordsRowSchema>
