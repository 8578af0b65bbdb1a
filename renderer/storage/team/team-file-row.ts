import { z } from 'zod'
import type { TeamFile } from '../../../core/outbox/team-file.ts'
import type { Bytes } from '../bytes.ts'

const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))

/** A file's row as it lies on the disk: how large it is may be seen, what it is and whose not. */
export const teamFileRowSchema = z.object({
  key: z.string().min(1).max(64),
  createdAt: z.number(),
  bytes: z.number().int().nonnegative(),
  box: bytes,
})
export type TeamFileRow = z.infer<typeof teamFileRowSchema>

export const teamFilePartRowSchema = z.object({ key: z.string(), no: z.number().int().nonnegative(), box: bytes })
export type TeamFilePartRow = z.infer<typeof teamFilePartRowSchema>

/** What is in the box of a file. */
export const sealedFileSchema: z.ZodType<Pick<TeamFile, 'escalationId' | 'organisation' | 'name' | 'type'>> = z.object({
  escalationId: z.string(),
  organisation: z.string(),
  name: z.string(),
  type: z.string(),
})

export const filePlace = (key: string): string => `teamFiles:${key}:box`
export const filePartPlace = (key: string, no: number): string => `teamFileParts:${key}:${String(no)}:box`
