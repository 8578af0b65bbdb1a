import { UserAgent, type URI } from 'sip.js'

/** The SIP address of what a person typed or an administrator wrote: a number in any form, an extension, or an address. */
export function targetUri(written: string, domain: string): URI | undefined {
  const text = written.trim().replace(/^sips?:/i, '')
  const at = text.lastIndexOf('@')
  const host = at >= 0 ? text.slice(at + 1) : domain
  const user = at >= 0 ? text.slice(0, at) : text
  const dialled = /^[+\d][\d\s().-]*$/.test(user) ? user.replace(/[\s().-]/g, '') : user
  if (dialled === '' || /[\s<>"]/.test(dialled + host)) return undefined
  // RFC 3261 §25.1: `#` is not allowed in a user part as it is; `+` and `*` are.
  return UserAgent.makeURI(`sip:${encodeURIComponent(dialled).replaceAll('%2B', '+').replaceAll('%2A', '*')}@${host}`)
}
