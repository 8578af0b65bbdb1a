import { headerOf, headersOf, type SipRequest } from '../message/message.ts'
import { BRANCH_COOKIE, parseVia } from '../message/via.ts'
import type { PbxContext } from './context.ts'

/** What decides where a request goes, digested: a request that comes back with the same digest is in a loop (RFC 3261 §16.6 step 8). */
function routingDigest(pbx: PbxContext, request: SipRequest): string {
  const tags = ['From', 'To', 'Call-ID', 'Proxy-Require'].map((name) => headerOf(request, name) ?? '')
  const number = (headerOf(request, 'CSeq') ?? '').split(/\s/)[0]
  return pbx.ports.hash('MD5', [request.uri, number, ...tags, ...headersOf(request, 'Route')].join('\n')).slice(0, 16)
}

/** A new branch for our Via; `request` is the one that came in. */
export function newBranch(pbx: PbxContext, request: SipRequest): string {
  return `${BRANCH_COOKIE}${routingDigest(pbx, request)}.${pbx.ports.token()}`
}

/** Whether this request has been here before, unchanged. */
export function isLooping(pbx: PbxContext, request: SipRequest): boolean {
  const own = headersOf(request, 'Via')
    .map(parseVia)
    .filter((via) => via?.sentBy === pbx.options.domain.toLowerCase())
  if (own.length === 0) return false
  const start = `${BRANCH_COOKIE}${routingDigest(pbx, request)}.`
  return own.some((via) => via?.params.get('branch')?.startsWith(start) === true)
}
