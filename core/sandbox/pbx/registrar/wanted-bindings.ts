import { parseAddress } from '../message/address.ts'
import { contactKey, type SipUri } from '../message/uri.ts'

export interface WantedBinding {
  readonly uri: SipUri
  readonly uriText: string
  readonly key: string
  /** 0 removes the binding. */
  readonly expiresSeconds: number
  readonly outbound: string | undefined
}

export type WantedBindings =
  | { readonly kind: 'some'; readonly bindings: readonly WantedBinding[] }
  /** `Contact: *` with `Expires: 0`: remove everything (RFC 3261 §10.2.2). */
  | { readonly kind: 'all' }
  | { readonly kind: 'bad'; readonly reason: string }

/** Lifetime of a binding that asks for none, in seconds. */
const DEFAULT_EXPIRES_SECONDS = 300

/** What the Contact headers of a REGISTER ask for (RFC 3261 §10.2.1, §10.3 step 6). */
export function readContacts(contacts: readonly string[], expires: string | undefined): WantedBindings {
  if (contacts.includes('*')) {
    if (contacts.length > 1 || Number(expires) !== 0 || expires === undefined)
      return { kind: 'bad', reason: 'Contact * Needs Expires 0 And No Other Contact' }
    return { kind: 'all' }
  }
  const bindings: WantedBinding[] = []
  for (const contact of contacts) {
    const address = parseAddress(contact)
    if (address?.uri.kind !== 'sip') return { kind: 'bad', reason: 'Contact Is No SIP URI' }
    const [instance, regId] = [address.params.get('+sip.instance'), address.params.get('reg-id')]
    bindings.push({
      uri: address.uri.uri,
      uriText: address.uriText,
      key: contactKey(address.uri.uri),
      expiresSeconds: seconds(address.params.get('expires')) ?? seconds(expires) ?? DEFAULT_EXPIRES_SECONDS,
      outbound: instance === undefined || regId === undefined ? undefined : `${instance};${regId}`,
    })
  }
  return { kind: 'some', bindings }
}

/** Malformed lifetimes count as absent (RFC 3261 §20.19: "treated as 3600"; ours is shorter). */
function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined
}
