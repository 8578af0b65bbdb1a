import { challenges, checkDigest, type AuthOutcome } from '../auth/digest.ts'
import { missingCase } from '../../../domain/exhaustive.ts'
import { parseAddress, quote } from '../message/address.ts'
import { headerOf, headersOf, withHeader, without, type SipRequest } from '../message/message.ts'
import type { Answer } from '../message/respond.ts'
import { userOf } from '../message/uri.ts'
import type { PbxAccount } from '../options.ts'
import type { PbxContext } from './context.ts'

export type Admission =
  | { readonly kind: 'admitted'; readonly account: PbxAccount; /** Cleaned of what only the PBX may say. */ readonly request: SipRequest }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** Who asks: 401 for ourselves (registrar), 407 for the way through us (RFC 3261 §22). */
export function authenticate(pbx: PbxContext, request: SipRequest, as: 'registrar' | 'proxy'): AuthOutcome {
  const { accounts, nonces, ports, options } = pbx
  const headers = headersOf(request, as === 'registrar' ? 'Authorization' : 'Proxy-Authorization')
  return checkDigest({ realm: options.domain, accounts, nonces, hash: ports.hash }, request.method, request.uri, headers)
}

/** The refusal for credentials that did not convince. */
export function refusalFor(pbx: PbxContext, outcome: Exclude<AuthOutcome, { kind: 'known' }>, as: 'registrar' | 'proxy'): Answer {
  switch (outcome.kind) {
    case 'challenge': {
      const name = as === 'registrar' ? 'WWW-Authenticate' : 'Proxy-Authenticate'
      const values = challenges(pbx.options.domain, pbx.nonces.issue(), outcome.why === 'stale')
      return { status: as === 'registrar' ? 401 : 407, headers: values.map((value) => ({ name, value })) }
    }
    case 'unknown-account':
      return { status: as === 'registrar' ? 404 : 403, reason: 'Unknown Account' }
    case 'malformed':
      return { status: 400, reason: outcome.reason }
    default:
      return missingCase(outcome)
  }
}

/** Lets a request out of dialogs pass: only of known users, and only in their own name (the trunk speaks for everybody outside). */
export function admit(pbx: PbxContext, request: SipRequest): Admission {
  const outcome = authenticate(pbx, request, 'proxy')
  if (outcome.kind !== 'known') return { kind: 'refused', answer: refusalFor(pbx, outcome, 'proxy') }
  const { account } = outcome
  const from = parseAddress(headerOf(request, 'From') ?? '')
  if (from?.uri.kind !== 'sip') return { kind: 'refused', answer: { status: 403, reason: 'From Is No SIP URI' } }
  const own = userOf(from.uri.uri) === account.user && from.uri.uri.host === pbx.options.domain.toLowerCase()
  if (!own && account.kind !== 'trunk') return { kind: 'refused', answer: { status: 403, reason: 'From Is Not Your Own' } }
  return { kind: 'admitted', account, request: asserted(pbx, account, cleaned(account, request)) }
}

/** Credentials stay here; X- headers are believed only when the trunk says them, but for the escalation, which seats say. */
function cleaned(account: PbxAccount, request: SipRequest): SipRequest {
  const plain = without(request, 'Proxy-Authorization')
  if (account.kind === 'trunk') return plain
  return { ...plain, headers: plain.headers.filter((header) => !/^(x-(?!escalation$)|p-asserted-identity$)/i.test(header.name)) }
}

/** Says who calls, as the PBX knows it (RFC 3325 §9.1). The trunk's own word, or its From, stands. */
function asserted(pbx: PbxContext, account: PbxAccount, request: SipRequest): SipRequest {
  if (request.method !== 'INVITE' || headerOf(request, 'P-Asserted-Identity') !== undefined) return request
  const { name, user } = account.kind === 'trunk' ? callerOf(request) : { name: account.displayName, user: account.user }
  const uri = `<sip:${user === undefined ? '' : `${user}@`}${pbx.options.domain}>`
  return withHeader(request, 'P-Asserted-Identity', name === undefined ? uri : `${quote(name)} ${uri}`)
}

/** Name and number as From says them. */
function callerOf(request: SipRequest): { readonly name: string | undefined; readonly user: string | undefined } {
  const from = parseAddress(headerOf(request, 'From') ?? '')
  return { name: from?.displayName, user: from?.uri.kind === 'sip' ? from.uri.uri.user : undefined }
}
