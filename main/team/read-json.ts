import type { z } from 'zod'
import { err, ok, type Result } from '../../core/domain/result.ts'

/** A record's text as what it should be, or which fields are wrong: names of fields, never what is in them. */
export function readJson<T>(text: string, schema: z.ZodType<T>): Result<T, string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err('not JSON')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  return err(
    parsed.error.issues
      .slice(0, 5)
      .map(({ path, code }) => `${path.map(String).join('.')}: ${code}`)
      .join('; '),
  )
}
