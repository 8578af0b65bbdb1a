import { createHash, randomBytes } from 'node:crypto'
import type { Challenge } from './challenges.ts'

/** What a server wants a password proved with (RFC 7616), as far as it is spoken here. */
export interface Digest {
  readonly realm: string
  readonly nonce: string
  readonly opaque: string | undefined
  /** As it is written back. */
  readonly algorithm: string
  readonly hash: 'md5' | 'sha256'
  readonly isSession: boolean
  /** RFC 2069 has none. */
  readonly qop: 'auth' | undefined
}

const HASHES: Readonly<Record<string, Digest['hash']>> = { md5: 'md5', 'sha-256': 'sha256' }

/** The strongest Digest among what is offered; undefined: none that is spoken here. */
export function digestAmong(challenges: readonly Challenge[]): Digest | undefined {
  const offered = challenges.filter(({ scheme }) => scheme === 'digest').map(digestOf)
  return offered.find((digest) => digest?.hash === 'sha256') ?? offered.find((digest) => digest !== undefined)
}

function digestOf({ parameters }: Challenge): Digest | undefined {
  const algorithm = parameters.get('algorithm') ?? 'MD5'
  const hash = HASHES[algorithm.toLowerCase().replace(/-sess$/, '')]
  const [realm, nonce] = [parameters.get('realm'), parameters.get('nonce')]
  const qops = parameters
    .get('qop')
    ?.toLowerCase()
    .split(/\s*,\s*/)
  const isSpoken = qops === undefined || qops.includes('auth')
  if (hash === undefined || realm === undefined || nonce === undefined || !isSpoken) return undefined
  const isSession = /-sess$/i.test(algorithm)
  return { realm, nonce, opaque: parameters.get('opaque'), algorithm, hash, isSession, qop: qops && 'auth' }
}

export interface DigestQuestion {
  readonly user: string
  readonly secret: string
  readonly method: string
  /** Path and query, as they stand in the first line of the request. */
  readonly uri: string
  /** How often this nonce was used, with this time: 1… */
  readonly count: number
}

/** The value of Authorization (RFC 7616 §3.4). */
export function digestAnswer(digest: Digest, question: DigestQuestion, cnonce = randomBytes(16).toString('hex')): string {
  const { realm, nonce, opaque, algorithm, qop } = digest
  const hash = (...parts: readonly string[]): string => createHash(digest.hash).update(parts.join(':'), 'utf8').digest('hex')
  const { user, secret, method, uri, count } = question
  const nc = count.toString(16).padStart(8, '0')
  const known = hash(user, realm, secret)
  const proof = digest.isSession ? hash(known, nonce, cnonce) : known
  const asked = hash(method, uri)
  const response = qop === undefined ? hash(proof, nonce, asked) : hash(proof, nonce, nc, cnonce, qop, asked)
  return [
    `Digest ${nameOf(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
    ...(qop === undefined && !digest.isSession ? [] : [`cnonce="${cnonce}"`]),
    ...(qop === undefined ? [] : [`qop=${qop}`, `nc=${nc}`]),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ')
}

/** A header holds no other letters than ASCII (RFC 7616 §3.4.4, RFC 8187). */
const nameOf = (user: string): string =>
  /^[\x20-\x7e]*$/.test(user) ? `username=${quoted(user)}` : `username*=UTF-8''${encodeURIComponent(user)}`
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
