import { z } from 'zod'
import type { Bytes } from '../bytes.ts'

const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))

/** One part of the copy as it lies on the disk. */
export const articlePartRowSchema = z.object({ no: z.number().int().nonnegative(), box: bytes })
export type ArticlePartRow = z.infer<typeof articlePartRowSchema>

/** What a part's box is bound to. */
export const articlePartPlace = (no: number): string => `articleParts:${no}:box`
