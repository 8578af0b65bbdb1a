import { parseParams, type Params } from './params.ts'

/** A SIP or SIPS URI (RFC 3261 §19.1). */
export interface SipUri {
  readonly scheme: 'sip' | 'sips'
  /** As written, escapes kept. */
  readonly user: string | undefined
  /** Lower case. */
  readonly host: string
  readonly port: number | undefined
  readonly params: Params
  /** What stands after `?`. */
  readonly headers: string | undefined
}

const shape =
  /^(sips?):(?:([^@\s<>"]*)@)?(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?)(?::(\d{1,5}))?((?:;[^?\s<>"]*)?)(?:\?([^\s<>"]*))?$/i
const userPart = /^(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/:#]|%[0-9A-Fa-f]{2})+$/
const otherScheme = /^([a-z][a-z0-9+.-]*):[^\s<>"]+$/i

/** Reads a SIP or SIPS URI; undefined when it is none. */
export function parseSipUri(text: string): SipUri | undefined {
  const match = shape.exec(text)
  const host = match?.[3]
  if (match === null || host === undefined) return undefined
  const user = match[2]
  if (user !== undefined && !userPart.test(user)) return undefined
  const port = match[4] === undefined ? undefined : Number(match[4])
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined
  const pieces = (match[5] ?? '').split(';').slice(1)
  const params = parseParams(pieces)
  if (params === undefined) return undefined
  return { scheme: match[1]?.toLowerCase() === 'sips' ? 'sips' : 'sip', user, host: host.toLowerCase(), port, params, headers: match[6] }
}

/** `sip` URIs, other well-formed absolute URIs, and the rest (RFC 3261 §25.1 absoluteURI). */
export type UriKind =
  { readonly kind: 'sip'; readonly uri: SipUri } | { readonly kind: 'other'; readonly scheme: string } | { readonly kind: 'bad' }

export function readUri(text: string): UriKind {
  const uri = parseSipUri(text)
  if (uri !== undefined) return { kind: 'sip', uri }
  const scheme = otherScheme.exec(text)?.[1]?.toLowerCase()
  return scheme === undefined || scheme === 'sip' || scheme === 'sips' ? { kind: 'bad' } : { kind: 'other', scheme }
}

/** The user part as a person wrote it: escapes resolved, password and `;phone-context` cut. Empty when there is none. */
export function userOf(uri: SipUri): string {
  const raw = (uri.user ?? '').split(/[:;]/)[0] ?? ''
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/** What makes two contacts the same place to send to: user, host and port. Parameters are left out on purpose. */
export function contactKey(uri: SipUri): string {
  return `${uri.user ?? ''}@${uri.host}:${uri.port ?? ''}`
}
