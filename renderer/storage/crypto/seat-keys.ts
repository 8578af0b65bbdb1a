import { toUtf8, type Bytes } from '../bytes.ts'
import type { SeatMode } from '../seat-mode.ts'

/** Stores with a key of their own, so that a box of one never opens as a row of another. */
export const SEALED_STORES = ['check', 'clients', 'index', 'interactions', 'jobs', 'team'] as const
export type SealedStore = (typeof SEALED_STORES)[number]

/** Derived keys; not extractable, and may be posted to a worker. */
export interface SeatKeys {
  /** AES-256-GCM, one a store; null in plain mode. */
  readonly seals: Readonly<Record<SealedStore, CryptoKey>> | null
  /** Those of before, while rows are being sealed anew: what they sealed still opens, nothing is sealed with them. */
  readonly previous?: Readonly<Record<SealedStore, CryptoKey>>
  /** HMAC-SHA-256 for keys of rows. */
  readonly digest: CryptoKey
  /** The same key as 32 bytes, for bulk work: see `RowDigest`. Whoever can read this memory can read the clients in it too. */
  readonly digestSecret: Bytes
}

/** Only keeps the layout the same in plain mode; protects nothing there. */
const PLAIN_DIGEST_KEY = new Uint8Array(32)

/** What a change of the data key leaves behind. */
export interface FormerKeys {
  /** The data key of before, 32 bytes, while rows are being sealed anew. */
  readonly previous?: Uint8Array
  /** What keys of rows are made with, 32 bytes; absent until the data key is changed the first time: then it follows from it. */
  readonly digest?: Uint8Array
}

/**
 * Derives every key of the seat from its data key with HKDF-SHA-256 (RFC 5869).
 * @param dataKey 32 random bytes, or null for the plain mode
 */
export async function deriveSeatKeys(mode: SeatMode, dataKey: Uint8Array | null, former: FormerKeys = {}): Promise<SeatKeys> {
  if (!dataKey) return { seals: null, digest: await hmacOf(PLAIN_DIGEST_KEY), digestSecret: PLAIN_DIGEST_KEY }
  const root = await rootOf(dataKey)
  const digestSecret = former.digest
    ? new Uint8Array(former.digest)
    : new Uint8Array(await crypto.subtle.deriveBits(derivation(mode, 'digest'), root, 256))
  const previous = former.previous && (await sealsOf(mode, await rootOf(former.previous)))
  return { seals: await sealsOf(mode, root), ...(previous && { previous }), digest: await hmacOf(digestSecret), digestSecret }
}

function rootOf(dataKey: Uint8Array): Promise<CryptoKey> {
  if (dataKey.length !== 32) throw new RangeError('the data key must be 32 bytes')
  return crypto.subtle.importKey('raw', new Uint8Array(dataKey), 'HKDF', false, ['deriveKey', 'deriveBits'])
}

const derivation = (mode: SeatMode, use: string) => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(),
  info: toUtf8(`firstline/1/${mode}/${use}`),
})

const hmacOf = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])

async function sealsOf(mode: SeatMode, root: CryptoKey): Promise<Readonly<Record<SealedStore, CryptoKey>>> {
  const seal = (store: SealedStore): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(derivation(mode, `seal/${store}`), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const [check, clients, index, interactions, jobs, team] = await Promise.all([
    seal('check'),
    seal('clients'),
    seal('index'),
    seal('interactions'),
    seal('jobs'),
    seal('team'),
  ])
  return { check, clients, index, interactions, jobs, team }
}

/** Length of a row key made by `digestKey`, in bytes. */
export const DIGEST_BYTES = 16

/** What a digest is of. */
export type DigestKind = 'phone' | 'client' | 'email' | 'login'

/** Key of a row: HMAC-SHA-256 truncated to 16 bytes (RFC 2104 §5), so that the disk tells no number and no id. */
export async function digestKey(keys: SeatKeys, kind: DigestKind, text: string): Promise<Bytes> {
  const full = await crypto.subtle.sign('HMAC', keys.digest, toUtf8(`${kind}:${text}`))
  return new Uint8Array(full.slice(0, DIGEST_BYTES))
}
