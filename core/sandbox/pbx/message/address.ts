import { parseParams, type Params } from './params.ts'
import { splitOutside } from './split-outside.ts'
import { readUri, type UriKind } from './uri.ts'

/** A From, To, Contact, Route or Refer-To value (RFC 3261 §20.10: name-addr or addr-spec, with parameters). */
export interface Address {
  readonly displayName: string | undefined
  /** The URI as written. */
  readonly uriText: string
  readonly uri: Exclude<UriKind, { kind: 'bad' }>
  readonly params: Params
}

// No two neighbouring parts can take the same blanks, so a long run of them costs linear time.
const nameAddr = /^("(?:[^"\\]|\\.)*"\s*|[A-Za-z0-9\-.!%*_+`'~\s]*)<([^<>]*)>\s*((?:;.*)?)$/s

/** Reads one address; undefined when it is malformed (bare display names with commas, blanks inside the brackets, loose quotes, …). */
export function parseAddress(text: string): Address | undefined {
  const match = nameAddr.exec(text)
  if (match !== null) return build(match[2] ?? '', match[3] ?? '', readDisplayName(match[1] ?? ''))
  if (/["<>\s]/.test(text.split(';')[0]?.trim() ?? '')) return undefined
  const [uriText = '', ...rest] = text.split(';')
  // Without brackets everything after `;` belongs to the header, and `?` or `,` are not allowed (RFC 3261 §20.10).
  if (/[?,]/.test(uriText)) return undefined
  return build(uriText.trim(), rest.length === 0 ? '' : `;${rest.join(';')}`, undefined)
}

function build(uriText: string, tail: string, displayName: string | undefined): Address | undefined {
  const uri = readUri(uriText)
  const pieces = tail === '' ? [] : splitOutside(tail, ';')?.slice(1)
  const params = pieces === undefined ? undefined : parseParams(pieces)
  if (uri.kind === 'bad' || params === undefined) return undefined
  return { displayName, uriText, uri, params }
}

function readDisplayName(raw: string): string | undefined {
  const text = raw.trim()
  if (text === '') return undefined
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text.replace(/\s+/g, ' ')
}

/** A display name as a quoted string (RFC 3261 §25.1). */
export const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`
