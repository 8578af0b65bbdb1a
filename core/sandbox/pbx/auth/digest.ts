import type { PbxAccount } from '../options.ts'
import type { DigestAlgorithm, PbxPorts } from '../ports.ts'
import { parseCredentials, type Credentials } from './credentials.ts'
import type { Nonces } from './nonces.ts'

export type AuthOutcome =
  | { readonly kind: 'known'; readonly account: PbxAccount }
  /** `stale`: the password was right, only the nonce was not. `wrong`: credentials were given and do not match. */
  | { readonly kind: 'challenge'; readonly why: 'missing' | 'stale' | 'wrong' }
  | { readonly kind: 'unknown-account' }
  | { readonly kind: 'malformed'; readonly reason: string }

const algorithms: Readonly<Record<string, DigestAlgorithm>> = { md5: 'MD5', 'sha-256': 'SHA-256' }

export interface DigestCheck {
  readonly realm: string
  readonly accounts: ReadonlyMap<string, PbxAccount>
  readonly nonces: Nonces
  readonly hash: PbxPorts['hash']
}

/** Checks the credentials of a request (RFC 3261 §22, RFC 7616, RFC 8760). Headers of other schemes and realms are passed over. */
export function checkDigest(check: DigestCheck, method: string, uri: string, headers: readonly string[]): AuthOutcome {
  for (const header of headers) {
    const read = parseCredentials(header)
    if (read === 'other-scheme') continue
    if (read === undefined) return { kind: 'malformed', reason: 'Malformed Credentials' }
    if (read.realm === check.realm) return checkOurs(check, method, uri, read)
  }
  return { kind: 'challenge', why: 'missing' }
}

function checkOurs(check: DigestCheck, method: string, uri: string, given: Credentials): AuthOutcome {
  const algorithm = algorithms[given.algorithm.toLowerCase()]
  if (algorithm === undefined) return { kind: 'challenge', why: 'missing' }
  const { nc, cnonce } = given
  // We always offer qop=auth, so an answer without it is a broken one (RFC 7616 §3.4).
  if (given.qop !== 'auth' || cnonce === undefined || nc === undefined || !/^[0-9a-f]{8}$/i.test(nc)) {
    return { kind: 'malformed', reason: 'Credentials Without qop=auth' }
  }
  if (given.uri.toLowerCase() !== uri.toLowerCase()) return { kind: 'malformed', reason: 'Credentials For Another URI' }
  const account = check.accounts.get(given.username)
  if (account === undefined) return { kind: 'unknown-account' }
  const secret = check.hash(algorithm, `${account.user}:${check.realm}:${account.password}`)
  const request = check.hash(algorithm, `${method}:${given.uri}`)
  const expected = check.hash(algorithm, `${secret}:${given.nonce}:${nc}:${cnonce}:auth:${request}`)
  if (expected !== given.response.toLowerCase()) return { kind: 'challenge', why: 'wrong' }
  if (check.nonces.use(given.nonce, Number.parseInt(nc, 16)) !== 'fresh') return { kind: 'challenge', why: 'stale' }
  return { kind: 'known', account }
}

/**
 * The values of WWW-Authenticate or Proxy-Authenticate, the preferred one on top (RFC 8760 §2.4). SIP.js knows only MD5
 * and keeps only the last value, so MD5 must stay last.
 */
export function challenges(realm: string, nonce: string, stale: boolean): readonly string[] {
  const offered: readonly DigestAlgorithm[] = ['SHA-256', 'MD5']
  return offered.map((name) => `Digest realm="${realm}", nonce="${nonce}", algorithm=${name}, qop="auth"${stale ? ', stale=true' : ''}`)
}
