import { readUri } from './uri.ts'

export type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly uri: string }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string }
  /** A request that cannot be carried out; `method` as far as it could be read. */
  | { readonly kind: 'refused'; readonly method: string; readonly status: number; readonly reason: string }
  /** A response that cannot be understood, or no SIP at all: never answered. */
  | { readonly kind: 'noise' }

const token = "[A-Za-z0-9\\-.!%*_+`'~]+"
const request = new RegExp(`^(${token}) (\\S+) SIP/2\\.0$`, 'i')
const otherVersion = new RegExp(`^(${token}) (\\S+) SIP/(\\d{1,9})\\.(\\d{1,9})$`, 'i')
const response = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/i

/** Reads the first line (RFC 3261 §7.1, §7.2). */
export function parseStartLine(line: string): StartLine {
  const status = response.exec(line)
  if (status !== null) return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '' }
  if (/^SIP\//i.test(line)) return { kind: 'noise' }
  const match = request.exec(line)
  if (match?.[1] !== undefined && match[2] !== undefined) return checkUri(match[1], match[2])
  const method = new RegExp(`^${token}(?= )`).exec(line)?.[0]
  if (method === undefined) return { kind: 'noise' }
  if (otherVersion.test(line)) return { kind: 'refused', method, status: 505, reason: 'Version Not Supported' }
  return { kind: 'refused', method, status: 400, reason: 'Malformed Request-Line' }
}

function checkUri(method: string, text: string): StartLine {
  const read = readUri(text)
  if (read.kind === 'other') return { kind: 'refused', method, status: 416, reason: 'Unsupported URI Scheme' }
  if (read.kind === 'bad') return { kind: 'refused', method, status: 400, reason: 'Bad Request-URI' }
  // Header fields and the `method` parameter have no place in a Request-URI (RFC 3261 §19.1.1, table 1).
  if (read.uri.headers !== undefined) return { kind: 'refused', method, status: 400, reason: 'Headers In Request-URI' }
  return { kind: 'request', method, uri: text }
}
