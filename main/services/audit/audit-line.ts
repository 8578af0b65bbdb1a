import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { auditEntrySchema } from '../../../core/contract/privacy/audit-schema.ts'
import type { AuditEntry } from '../../../core/domain/privacy/audit-entry.ts'

/**
 * One line of the log: the entry sealed with AES-256-GCM (NIST SP 800-38D), bound to its number and to the hash of the line
 * before it, so that no line can be changed, moved, left out or put in between without being seen.
 */
const lineSchema = z.strictObject({
  v: z.literal(1),
  no: z.number().int().positive(),
  /** SHA-256 of the line before, hexadecimal. */
  after: z.string().regex(/^[0-9a-f]{64}$/),
  box: z.base64(),
})

/** What stands before the first line. */
export const BEGINNING = '0'.repeat(64)

const NONCE_BYTES = 12
const TAG_BYTES = 16

export const hashOf = (line: string): string => createHash('sha256').update(line, 'utf8').digest('hex')

const boundTo = (no: number, after: string): Buffer => Buffer.from(`firstline/audit/1/${String(no)}/${after}`, 'utf8')

/** The text of a line, without its line break. */
export function sealLine(key: Buffer, entry: AuditEntry, after: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(entry.no, after))
  const secret = Buffer.concat([cipher.update(JSON.stringify(entry), 'utf8'), cipher.final()])
  return JSON.stringify({ v: 1, no: entry.no, after, box: Buffer.concat([nonce, secret, cipher.getAuthTag()]).toString('base64') })
}

export interface OpenedLine {
  readonly entry: AuditEntry
  readonly after: string
}

/** Undefined: it is not as this program wrote it. */
export function openLine(key: Buffer, line: string): OpenedLine | undefined {
  try {
    const { no, after, box } = lineSchema.parse(JSON.parse(line))
    const bytes = Buffer.from(box, 'base64')
    const end = bytes.length - TAG_BYTES
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(boundTo(no, after)).setAuthTag(bytes.subarray(end))
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]).toString('utf8')
    const entry = auditEntrySchema.parse(JSON.parse(text))
    return entry.no === no ? { entry, after } : undefined
  } catch {
    return undefined
  }
}
