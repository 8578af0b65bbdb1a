import { z } from 'zod'

/** All is told up to a time of the server. */
const syncedSchema = z.object({
  kind: z.literal('synced'),
  directory: z.string(),
  /** When everything was last told, by the clock of this machine. */
  fullAt: z.number(),
  /** Newest change seen; absent where the server tells no times. */
  newest: z
    .object({
      attribute: z.enum(['modifyTimestamp', 'whenChanged']),
      /** GeneralizedTime (RFC 4517 §3.3.13) */
      time: z.string().regex(/^\d{14}(?:\.\d+)?Z$/),
      /** When it was first seen here. */
      seenAt: z.number(),
      /** A search that began after that second of the server was over has told the rest of it. */
      complete: z.boolean(),
    })
    .exactOptional(),
})
export type SyncedCursor = z.infer<typeof syncedSchema>

/** `within`: `done` pages of a search are told; `back` is where it began, absent when it tells everything. */
const cursorSchema = z.discriminatedUnion('kind', [
  syncedSchema,
  z.object({
    kind: z.literal('within'),
    directory: z.string(),
    run: z.string(),
    done: z.number().int().nonnegative(),
    back: syncedSchema.exactOptional(),
  }),
])
export type DirectoryCursor = z.infer<typeof cursorSchema>

/** Undefined when it is of another directory or another version of this program: then all is told anew. */
export function readCursor(text: string | undefined, directory: string): DirectoryCursor | undefined {
  if (text === undefined) return undefined
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text))
    return parsed.success && parsed.data.directory === directory ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** One second later, written alike. */
export function nextSecond(time: string): string {
  const [, year, month, day, hour, minute, second, rest] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(.*)$/.exec(time) ?? []
  const later = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second) + 1))
  return `${later.toISOString().slice(0, 19).replace(/\D/g, '')}${rest ?? 'Z'}`
}
