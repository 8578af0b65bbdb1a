import { headerOf, headersOf, type Header, type SipRequest } from '../message/message.ts'
import { parseAddress } from '../message/address.ts'
import { parseCSeq } from '../message/cseq.ts'
import type { Answer } from '../message/respond.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Flow } from '../ports.ts'
import type { Contacts } from './contacts.ts'
import type { Binding, Location } from './location.ts'
import { readContacts, type WantedBinding } from './wanted-bindings.ts'

/** Shortest and longest lifetime of a binding, in seconds. */
export const MIN_EXPIRES_SECONDS = 10
export const MAX_EXPIRES_SECONDS = 7200
const MAX_BINDINGS = 10

export interface Registrar {
  readonly clock: Clock
  readonly location: Location
  readonly contacts: Contacts
}

/** Carries out a REGISTER of an authenticated user (RFC 3261 §10.3 steps 6–8). All of its contacts or none. */
export function register(registrar: Registrar, user: string, request: SipRequest, flow: Flow): Answer {
  const wanted = readContacts(headersOf(request, 'Contact'), headerOf(request, 'Expires'))
  if (wanted.kind === 'bad') return { status: 400, reason: wanted.reason }
  const stamp = { callId: headerOf(request, 'Call-ID') ?? '', cseq: parseCSeq(headerOf(request, 'CSeq') ?? '')?.number ?? 0 }
  const present = registrar.location.of(user)
  const touched = wanted.kind === 'all' ? present : present.filter((old) => wanted.bindings.some((each) => each.key === old.key))
  if (touched.some((old) => old.callId === stamp.callId && old.cseq >= stamp.cseq)) return { status: 500, reason: 'CSeq Out Of Order' }
  if (wanted.kind === 'all') {
    for (const old of present) registrar.location.remove(user, old.key)
    return { status: 200 }
  }
  if (wanted.bindings.some((each) => each.expiresSeconds > 0 && each.expiresSeconds < MIN_EXPIRES_SECONDS)) {
    return { status: 423, headers: [{ name: 'Min-Expires', value: String(MIN_EXPIRES_SECONDS) }] }
  }
  const added = wanted.bindings.filter((each) => each.expiresSeconds > 0 && !present.some((old) => old.key === each.key))
  if (present.length + added.length > MAX_BINDINGS && added.every((each) => each.outbound === undefined)) {
    return { status: 403, reason: 'Too Many Contacts' }
  }
  for (const each of wanted.bindings) apply(registrar, user, each, flow, stamp)
  return { status: 200, headers: listBindings(registrar, user) }
}

function apply(registrar: Registrar, user: string, wanted: WantedBinding, flow: Flow, stamp: Pick<Binding, 'callId' | 'cseq'>): void {
  if (wanted.expiresSeconds === 0) {
    registrar.location.remove(user, wanted.key)
    return
  }
  const expiresAt = registrar.clock.now() + Math.min(wanted.expiresSeconds, MAX_EXPIRES_SECONDS) * 1000
  registrar.location.put({ user, contact: wanted.uriText, key: wanted.key, flow, expiresAt, outbound: wanted.outbound, ...stamp })
  registrar.contacts.learn(wanted.uri, flow, user)
}

function listBindings(registrar: Registrar, user: string): readonly Header[] {
  return registrar.location.of(user).map((binding) => {
    const left = Math.max(1, Math.round((binding.expiresAt - registrar.clock.now()) / 1000))
    return { name: 'Contact', value: `<${binding.contact}>;expires=${left}` }
  })
}

/** The address of record a REGISTER is for: the URI in To (RFC 3261 §10.2); undefined when it is no SIP URI. */
export function addressOfRecord(request: SipRequest) {
  const to = parseAddress(headerOf(request, 'To') ?? '')
  return to?.uri.kind === 'sip' ? to.uri.uri : undefined
}
