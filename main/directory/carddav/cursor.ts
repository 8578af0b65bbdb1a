import { z } from 'zod'

/**
 * Where the reading of a book stands.
 * `synced`: all is told up to a token of the server. `listed`: all is told up to a listing that this process remembers.
 * `within`: in the midst of what one answer named; `from` is where that answer began, should the process have forgotten it.
 */
const cursorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('synced'), book: z.string(), token: z.string() }),
  z.object({ kind: z.literal('listed'), book: z.string(), listing: z.string(), ctag: z.string().exactOptional() }),
  z.object({
    kind: z.literal('within'),
    book: z.string(),
    batch: z.string(),
    done: z.number().int().nonnegative(),
    from: z.string().exactOptional(),
  }),
])
export type BookCursor = z.infer<typeof cursorSchema>

export const writeCursor = (cursor: BookCursor): string => JSON.stringify(cursor)

/** Undefined when it is of another book or another version of this program: then all is told anew. */
export function readCursor(text: string | undefined, book: string): BookCursor | undefined {
  if (text === undefined) return undefined
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text))
    return parsed.success && parsed.data.book === book ? parsed.data : undefined
  } catch {
    return undefined
  }
}
