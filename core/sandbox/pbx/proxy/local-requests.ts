import { parseAddress } from '../message/address.ts'
import { headerOf, headersOf, type SipRequest } from '../message/message.ts'
import type { Answer } from '../message/respond.ts'
import { parseSipUri, userOf } from '../message/uri.ts'
import type { Flow } from '../ports.ts'
import { addressOfRecord, register } from '../registrar/registrar.ts'
import { authenticate, refusalFor } from './admit.ts'
import type { PbxContext } from './context.ts'

/** What passes through this PBX. */
const ALLOW = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY, SUBSCRIBE, MESSAGE, REGISTER'
/** Extensions the registrar knows; anything else in Require is refused (RFC 3261 §10.3 step 2). */
const supported = new Set(['path', 'outbound', 'gruu'])

/** Answers requests meant for the PBX itself; undefined when this one is meant for somebody else. */
export function answerLocally(pbx: PbxContext, flow: Flow, request: SipRequest): Answer | undefined {
  if (request.method === 'REGISTER') return answerRegister(pbx, flow, request)
  if (request.method === 'OPTIONS' && isPing(pbx, request)) {
    return {
      status: 200,
      headers: [
        { name: 'Allow', value: ALLOW },
        { name: 'Accept', value: 'application/sdp' },
        { name: 'Supported', value: 'replaces' },
      ],
    }
  }
  return undefined
}

/** OPTIONS to the domain, or to the sender's own address: "are you there?" (RFC 3261 §11). Needs no password. */
function isPing(pbx: PbxContext, request: SipRequest): boolean {
  const uri = parseSipUri(request.uri)
  if (uri?.host !== pbx.options.domain.toLowerCase()) return false
  const from = parseAddress(headerOf(request, 'From') ?? '')
  return uri.user === undefined || (from?.uri.kind === 'sip' && userOf(from.uri.uri) === userOf(uri))
}

function answerRegister(pbx: PbxContext, flow: Flow, request: SipRequest): Answer {
  const domain = pbx.options.domain.toLowerCase()
  if (parseSipUri(request.uri)?.host !== domain) return { status: 404, reason: 'Not A Domain Of Ours' }
  const unknown = headersOf(request, 'Require')
    .flatMap((value) => value.split(','))
    .map((tag) => tag.trim())
    .filter((tag) => !supported.has(tag.toLowerCase()))
  if (unknown.length > 0) return { status: 420, headers: [{ name: 'Unsupported', value: unknown.join(', ') }] }
  const aor = addressOfRecord(request)
  if (aor === undefined) return { status: 400, reason: 'To Is No SIP URI' }
  const outcome = authenticate(pbx, request, 'registrar')
  if (outcome.kind !== 'known') return refusalFor(pbx, outcome, 'registrar')
  if (userOf(aor) !== outcome.account.user || aor.host !== domain) return { status: 403, reason: 'Not Your Address' }
  const { location, contacts, timers } = pbx
  return register({ location, contacts, clock: timers }, outcome.account.user, request, flow)
}
