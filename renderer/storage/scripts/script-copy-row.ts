import { z } from 'zod'
import { scriptVersionSchema } from '../../../core/contract/script-schema.ts'
import type { ScriptCopy } from '../../../core/ports/script-copies.ts'
import type { Bytes } from '../bytes.ts'

const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))
/** A row as it lies on the disk. `id`: `copyKey`, which names no person. */
export const scriptCopyRowSchema = z.object({ id: z.string().min(1), box: bytes })
export type ScriptCopyRow = z.infer<typeof scriptCopyRowSchema>

/** What is in the box. */
export const sealedCopySchema: z.ZodType<ScriptCopy> = z.object({
  organisation: z.string(),
  version: scriptVersionSchema,
  inForce: z.boolean(),
})

export const copyPlace = (id: string): string => `scripts:${id}:box`
