import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const [SEALED, PLAIN] = [1, 0]

/**
 * Makes bytes unreadable for whoever has no key: AES-256-GCM with a random nonce (NIST SP 800-38D §8.2.2: good for 2^32
 * texts under one key). The first byte says whether it is sealed at all.
 */
export interface Seal {
  /** `about`: what these bytes belong to; they open only with the same. */
  close(bytes: Uint8Array, about: string): Buffer
  /** `sealed-otherwise`: not with this key, not about this, or not unharmed. */
  open(bytes: Buffer, about: string): { readonly bytes: Buffer; readonly wasPlain: boolean } | 'sealed-otherwise'
}

/** @param dataKey key of the profile, base64. What it seals for one purpose it does not open for another (HKDF, RFC 5869). */
export function sealWith(dataKey: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(dataKey, 'base64'), '', `firstline ${purpose} 1`, 32))
  return {
    close(bytes, about) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(about))
      const data = [cipher.update(bytes), cipher.final()]
      return Buffer.concat([Buffer.of(SEALED), nonce, cipher.getAuthTag(), ...data])
    },
    open(bytes, about) {
      if (bytes[0] !== SEALED) return openPlain(bytes)
      try {
        const [nonce, tag, data] = [
          bytes.subarray(1, 1 + NONCE_BYTES),
          bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES),
          bytes.subarray(1 + NONCE_BYTES + TAG_BYTES),
        ]
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about)).setAuthTag(tag)
        return { bytes: Buffer.concat([decipher.update(data), decipher.final()]), wasPlain: false }
      } catch {
        return 'sealed-otherwise'
      }
    },
  }
}

/** For a profile whose provision says that nothing is encrypted. */
export const noSeal: Seal = { close: (bytes) => Buffer.concat([Buffer.of(PLAIN), bytes]), open: openPlain }

function openPlain(bytes: Buffer): { readonly bytes: Buffer; readonly wasPlain: boolean } | 'sealed-otherwise' {
  return bytes[0] === PLAIN ? { bytes: bytes.subarray(1), wasPlain: true } : 'sealed-otherwise'
}
