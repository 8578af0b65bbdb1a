import { err, ok, type Result } from '../../../core/domain/result.ts'
import { toUtf8, type Bytes } from '../bytes.ts'
import type { Flaw } from '../quarantine.ts'
import type { SealedStore, SeatKeys } from './seat-keys.ts'

/**
 * A box is `0 content` in plain mode, or `1 iv(12) ciphertext tag(16)`: AES-256-GCM (NIST SP 800-38D) with a random iv.
 * `place` names the row and the column; it is authenticated, so that a box moved to another row does not open.
 */
const PLAIN = 0
const SEALED = 1
const IV_BYTES = 12

export async function seal(keys: SeatKeys, store: SealedStore, place: string, content: Bytes): Promise<Bytes> {
  if (!keys.seals) return join(Uint8Array.of(PLAIN), content)
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const secret = await crypto.subtle.encrypt(algorithm(iv, place), keys.seals[store], content)
  return join(Uint8Array.of(SEALED), iv, new Uint8Array(secret))
}

export async function unseal(keys: SeatKeys, store: SealedStore, place: string, box: Bytes): Promise<Result<Bytes, Flaw>> {
  const [format] = box
  if (!keys.seals) return format === PLAIN ? ok(box.subarray(1)) : err('bad-tag')
  if (format !== SEALED || box.length < 1 + IV_BYTES) return err('bad-tag')
  const opened = await openWith(keys.seals[store], place, box)
  if (opened !== undefined) return ok(opened)
  // Sealed before the data key was changed, and not sealed anew yet.
  const before = keys.previous && (await openWith(keys.previous[store], place, box))
  return before === undefined ? err('bad-tag') : ok(before)
}

async function openWith(key: CryptoKey, place: string, box: Bytes): Promise<Bytes | undefined> {
  try {
    const iv = box.slice(1, 1 + IV_BYTES)
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, place), key, box.subarray(1 + IV_BYTES)))
  } catch {
    return undefined
  }
}

const algorithm = (iv: Bytes, place: string) => ({ name: 'AES-GCM', iv, additionalData: toUtf8(place) })

function join(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
