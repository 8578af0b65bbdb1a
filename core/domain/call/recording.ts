/** What the PBX says of the recording of a call. `kept`: where it keeps it. */
export type Recording = { readonly kind: 'running' } | { readonly kind: 'kept'; readonly url: string }

/** Longest address of a recording that is taken, in UTF-16 units: half an address leads nowhere. */
const LONGEST_URL = 2000

/**
 * RFC 3986 §3: a host without user information (§3.2.1 warns of names before `@` that mislead), only characters that an address
 * may have. Without TLS only on this machine: the address is opened, and what it answers is the voice of a client.
 */
const SAFE_URL =
  /^(?:https:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]))(?::\d{1,5})?(?:[/?#][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/i

export const isRecordingUrl = (url: string): boolean => url.length <= LONGEST_URL && SAFE_URL.test(url)

/**
 * Header `X-Recording` of an INVITE, as it was sent: `on` while the PBX records, or the https address where it keeps the recording.
 * Anything else says nothing of a recording.
 */
export function recordingIn(header: string | undefined): Recording | undefined {
  const value = header?.trim()
  if (value === undefined) return undefined
  if (value.toLowerCase() === 'on') return { kind: 'running' }
  return isRecordingUrl(value) ? { kind: 'kept', url: value } : undefined
}
