import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '../../../core/domain/result.ts'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
/** scrypt work (RFC 7914 §2): 2^15 rounds of 1 KiB blocks, about 60 ms and 32 MiB. */
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)
const sealedSchema = z.strictObject({ v: z.literal(1), salt: base64, nonce: base64, tag: base64, data: base64 })
const contentSchema = z.record(z.string(), z.string())

/** Encrypts named secrets into the text of a file. */
export type Seal = (content: Readonly<Record<string, string>>) => string

/**
 * Makes the sealer of one start: its salt is new and its key derived once, because deriving is slow by intent; every
 * file takes a new nonce.
 */
export function sealer(material: Buffer): Seal {
  const salt = randomBytes(16)
  const key = scryptSync(material, salt, KEY_BYTES, SCRYPT)
  const text = (bytes: Buffer): string => bytes.toString('base64')
  return (content) => {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(ALGORITHM, key, nonce)
    const data = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()])
    return `${JSON.stringify({ v: 1, salt: text(salt), nonce: text(nonce), tag: text(cipher.getAuthTag()), data: text(data) })}\n`
  }
}

/** The opposite of {@link sealer}. `damaged`: not a sealed file; `wrong-passphrase`: it is, but this key does not open it. */
export function unseal(file: string, material: Buffer): Result<Readonly<Record<string, string>>, 'wrong-passphrase' | 'damaged'> {
  let sealed: z.infer<typeof sealedSchema>
  try {
    sealed = sealedSchema.parse(JSON.parse(file))
  } catch {
    return err('damaged')
  }
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64')
  try {
    const key = scryptSync(material, bytes(sealed.salt), KEY_BYTES, SCRYPT)
    const decipher = createDecipheriv(ALGORITHM, key, bytes(sealed.nonce), { authTagLength: 16 })
    decipher.setAuthTag(bytes(sealed.tag))
    const text = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8')
    return ok(contentSchema.parse(JSON.parse(text)))
  } catch {
    return err('wrong-passphrase')
  }
}
