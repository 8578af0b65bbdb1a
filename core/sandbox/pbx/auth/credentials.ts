/** Digest credentials of an Authorization or Proxy-Authorization header (RFC 7616 §3.4). */
export interface Credentials {
  readonly username: string
  readonly realm: string
  readonly nonce: string
  readonly uri: string
  readonly response: string
  readonly algorithm: string
  readonly qop: string | undefined
  readonly cnonce: string | undefined
  /** As written: 8 hex digits. */
  readonly nc: string | undefined
}

const pair = /\s*([A-Za-z0-9-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(,|$)/y

/** Reads them; `other-scheme` for anything but Digest, undefined when malformed. */
export function parseCredentials(header: string): Credentials | 'other-scheme' | undefined {
  const scheme = /^(\S+)\s+/.exec(header)
  if (scheme?.[1]?.toLowerCase() !== 'digest') return 'other-scheme'
  const values = new Map<string, string>()
  pair.lastIndex = scheme[0].length
  while (pair.lastIndex < header.length) {
    const match = pair.exec(header)
    if (match?.[1] === undefined) return undefined
    values.set(match[1].toLowerCase(), match[2]?.replace(/\\(.)/gs, '$1') ?? match[3] ?? '')
  }
  const [username, realm, nonce, uri, response] = ['username', 'realm', 'nonce', 'uri', 'response'].map((name) => values.get(name))
  if (username === undefined || realm === undefined || nonce === undefined || uri === undefined || response === undefined) return undefined
  const optional = { qop: values.get('qop'), cnonce: values.get('cnonce'), nc: values.get('nc') }
  return { username, realm, nonce, uri, response, algorithm: values.get('algorithm') ?? 'MD5', ...optional }
}
