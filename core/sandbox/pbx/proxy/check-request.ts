import { headerOf, headersOf, withHeader, withoutTop, type SipRequest } from '../message/message.ts'
import { parseAddress } from '../message/address.ts'
import type { Answer } from '../message/respond.ts'
import { parseSipUri } from '../message/uri.ts'
import { isLooping } from './loop.ts'
import type { PbxContext } from './context.ts'

/** Reasonable request validation (RFC 3261 §16.3): the refusal, or undefined when the request may go on. */
export function checkRequest(pbx: PbxContext, request: SipRequest): Answer | undefined {
  if (Number(headerOf(request, 'Max-Forwards') ?? 1) === 0 && request.method !== 'REGISTER') return { status: 483 }
  if (isLooping(pbx, request)) return { status: 482 }
  const extensions = headersOf(request, 'Proxy-Require')
  if (extensions.length > 0) return { status: 420, headers: extensions.map((value) => ({ name: 'Unsupported', value })) }
  return undefined
}

const isOwnUri = (pbx: PbxContext, text: string | undefined): boolean => {
  const address = parseAddress(text ?? '')
  return address?.uri.kind === 'sip' && address.uri.uri.user === undefined && address.uri.uri.host === pbx.options.domain.toLowerCase()
}

/** Takes our own entries off the Route (RFC 3261 §16.4), those of a strict router too. */
export function takeOwnRoute(pbx: PbxContext, request: SipRequest): SipRequest {
  let routed = request
  const routes = headersOf(request, 'Route')
  const last = parseAddress(routes.at(-1) ?? '')
  if (parseSipUri(request.uri)?.params.has('lr') === true && isOwnUri(pbx, `<${request.uri}>`) && last?.uri.kind === 'sip') {
    routed = { ...request, uri: last.uriText, headers: dropLastRoute(request) }
  }
  while (isOwnUri(pbx, headerOf(routed, 'Route'))) routed = withoutTop(routed, 'Route')
  return routed
}

function dropLastRoute(request: SipRequest) {
  const at = request.headers.findLastIndex((header) => header.name === 'Route')
  return request.headers.filter((_, index) => index !== at)
}

/** Notes where the request came from in its topmost Via (RFC 3261 §18.2.1). */
export function markReceived(request: SipRequest, remoteAddress: string): SipRequest {
  const top = headerOf(request, 'Via')
  if (top === undefined || /;\s*received\s*=/i.test(top)) return request
  const rest = headersOf(request, 'Via').slice(1)
  const marked = withHeader(request, 'Via', `${top};received=${remoteAddress}`)
  const at = marked.headers.findIndex((header) => header.name === 'Via') + 1
  const headers = [...marked.headers.slice(0, at), ...rest.map((value) => ({ name: 'Via', value })), ...marked.headers.slice(at)]
  return { ...marked, headers }
}
