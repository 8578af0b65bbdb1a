import type { Session } from 'sip.js'
import type { CallContext, Party } from '../../../core/domain/call/call.ts'
import { recordingIn } from '../../../core/domain/call/recording.ts'
import { escalationIn } from './escalation-header.ts'

interface NameAddress {
  readonly uri: { readonly user: string | undefined }
  /** SIP.js types it as always there; an address without a name (RFC 3261 §25.1, name-addr) leaves it out. */
  readonly displayName: string | undefined
}

/** The other side: P-Asserted-Identity (RFC 3325) where the PBX says it, for it is what follows transfers; else From or To. */
export function partyOf(session: Session & { readonly remoteIdentity: NameAddress }): Party {
  return toParty(session.assertedIdentity ?? session.remoteIdentity)
}

export function toParty({ uri, displayName }: NameAddress): Party {
  const user = decode(uri.user ?? '')
  const number = user.toLowerCase() === 'anonymous' ? '' : user.slice(0, 256)
  // SIP.js takes the quotes off and leaves the escapes in (RFC 3261 §25.1, quoted-pair).
  const name = (displayName ?? '').replaceAll(/\\(.)/gs, '$1').trim().slice(0, 256)
  return name === '' || name === number || name.toLowerCase() === 'anonymous' ? { number } : { number, displayName: name }
}

interface Headers {
  readonly headers: Readonly<Record<string, readonly { readonly raw: string }[]>>
  readonly to: NameAddress
}

/** What the PBX wrote for us: every `X-` header, with the line, the dialled number and the escalation among them. */
export function contextOf(request: Headers, ownUser: string): CallContext {
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(request.headers)) {
    const value = values[0]?.raw
    if (/^x-/i.test(name) && value !== undefined) headers[name.toLowerCase().slice(0, 128)] = decode(value).slice(0, 2048)
  }
  const lineId = headers['x-line']
  const recording = recordingIn(rawHeader(request, 'x-recording'))
  const escalationId = escalationIn(headers['x-escalation'])
  const dialled = decode(request.to.uri.user ?? '')
  const did = headers['x-did'] ?? (dialled === '' || dialled === ownUser ? undefined : dialled)
  return {
    headers,
    ...(escalationId === undefined ? {} : { escalationId }),
    ...(recording === undefined ? {} : { recording }),
    ...(lineId === undefined ? {} : { lineId: lineId.slice(0, 128) }),
    ...(did === undefined ? {} : { did: did.slice(0, 128) }),
  }
}

/** As it was sent: an address means something else once its escapes are taken out. */
function rawHeader({ headers }: Headers, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1][0]?.raw
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
