/** Compact forms (RFC 3261 §7.3.3, RFC 3515, 3841, 3892, 4028, 6665, 8224). */
const compactForms: Readonly<Record<string, string>> = {
  a: 'Accept-Contact',
  b: 'Referred-By',
  c: 'Content-Type',
  d: 'Request-Disposition',
  e: 'Content-Encoding',
  f: 'From',
  i: 'Call-ID',
  j: 'Reject-Contact',
  k: 'Supported',
  l: 'Content-Length',
  m: 'Contact',
  o: 'Event',
  r: 'Refer-To',
  s: 'Subject',
  t: 'To',
  u: 'Allow-Events',
  v: 'Via',
  x: 'Session-Expires',
  y: 'Identity',
}

/** Names the PBX reads or writes, in the case RFC 3261 §20 uses. */
const known = [
  ...Object.values(compactForms),
  ...['Accept', 'Allow', 'Authorization', 'CSeq', 'Date', 'Expires', 'Max-Forwards', 'Min-Expires', 'P-Asserted-Identity'],
  ...['Proxy-Authenticate', 'Proxy-Authorization', 'Proxy-Require', 'Reason', 'Record-Route', 'Replaces', 'Require', 'Route'],
  ...['Unsupported', 'Warning', 'WWW-Authenticate', 'X-Line', 'X-DID', 'X-Call-Uid', 'X-Client-Id', 'X-Email', 'X-Login', 'X-Escalation'],
]
const byLowerCase = new Map(known.map((name) => [name.toLowerCase(), name]))

/** Long form in its usual case; an unknown name comes back as it is. */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase()
  const long = Object.hasOwn(compactForms, lower) ? compactForms[lower] : undefined
  return long ?? byLowerCase.get(lower) ?? name
}

/** Headers that are lists and mean the same on one line or on many (RFC 3261 §7.3.1), and that routing takes apart. */
export const listHeaders: ReadonlySet<string> = new Set(['Via', 'Route', 'Record-Route', 'Contact'])
