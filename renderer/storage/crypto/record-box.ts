import type { z } from 'zod'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { fromUtf8, toUtf8, type Bytes } from '../bytes.ts'
import type { Flaw } from '../quarantine.ts'
import { seal, unseal } from './seal.ts'
import type { SealedStore, SeatKeys } from './seat-keys.ts'

/** One record, as sealed JSON. */
export const sealRecord = (keys: SeatKeys, store: SealedStore, place: string, record: unknown): Promise<Bytes> =>
  seal(keys, store, place, toUtf8(JSON.stringify(record)))

/** Opens a box and parses what is in it; a flaw is a value, because a bad row is never fatal. */
export async function openRecord<T>(
  keys: SeatKeys,
  store: SealedStore,
  place: string,
  box: Bytes,
  schema: z.ZodType<T>,
): Promise<Result<T, Flaw>> {
  const content = await unseal(keys, store, place, box)
  return content.ok ? parseRecord(content.value, schema) : content
}

export function parseRecord<T>(content: Bytes, schema: z.ZodType<T>): Result<T, Flaw> {
  const json = parseJson(content)
  if (!json.ok) return json
  const parsed = schema.safeParse(json.value)
  return parsed.success ? ok(parsed.data) : err('bad-record')
}

function parseJson(content: Bytes): Result<unknown, Flaw> {
  try {
    return ok(JSON.parse(fromUtf8(content)))
  } catch {
    return err('bad-json')
  }
}
