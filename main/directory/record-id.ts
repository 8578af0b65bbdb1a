import { createHash } from 'node:crypto'
import type { ClientId } from '../../core/domain/client/client.ts'

/** Hexadecimal digits of the hash: 96 bits, so that an id stays below its 64 characters with the longest id of a source. */
const DIGITS = 24

/** The id of a source's record: the same at every seat and after every start, and nothing that names anybody. */
export const recordId = (source: string, key: string): ClientId =>
  `${source}.${createHash('sha256').update(key).digest('hex').slice(0, DIGITS)}` as ClientId
