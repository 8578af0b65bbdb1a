import { headerOf, onTop, withHeader, type SipRequest } from '../message/message.ts'

const DEFAULT_MAX_FORWARDS = 70

export interface Hop {
  /** Our SIP domain: sent-by of our Via and host of our Record-Route. */
  readonly domain: string
  readonly branch: string
  /** The new Request-URI; absent: unchanged. */
  readonly target?: string
  /** Stay in the path of the dialog this request opens. */
  readonly record: boolean
}

/** The copy of a request that goes on (RFC 3261 §16.6 steps 2, 3, 4 and 8). */
export function forwardRequest(request: SipRequest, hop: Hop): SipRequest {
  const left = Number(headerOf(request, 'Max-Forwards') ?? DEFAULT_MAX_FORWARDS + 1) - 1
  const aimed = withHeader({ ...request, uri: hop.target ?? request.uri }, 'Max-Forwards', String(left))
  const recorded = hop.record ? onTop(aimed, 'Record-Route', recordRoute(hop.domain)) : aimed
  return onTop(recorded, 'Via', `SIP/2.0/WS ${hop.domain};branch=${hop.branch}`)
}

/** Loose routing (RFC 3261 §16.4, §16.6 step 4). The connection is not named: a contact may come back over a new one. */
export const recordRoute = (domain: string): string => `<sip:${domain};transport=ws;lr>`

/** The CANCEL of a forwarded request (RFC 3261 §9.1), with the reason it is cancelled for. */
export function cancelOf(forwarded: SipRequest, reason: string | undefined): SipRequest {
  const cancel = hopByHop(forwarded, 'CANCEL')
  return reason === undefined ? cancel : withHeader(cancel, 'Reason', reason)
}

/** The ACK of a failure to a forwarded INVITE (RFC 3261 §17.1.1.3): the To of the response. */
export function ackOf(forwarded: SipRequest, to: string): SipRequest {
  return withHeader(hopByHop(forwarded, 'ACK'), 'To', to)
}

function hopByHop(forwarded: SipRequest, method: string): SipRequest {
  const kept = new Set(['From', 'To', 'Call-ID', 'Route'])
  const via = { name: 'Via', value: headerOf(forwarded, 'Via') ?? '' }
  const number = (headerOf(forwarded, 'CSeq') ?? '').split(/\s/)[0] ?? ''
  const headers = [via, ...forwarded.headers.filter((header) => kept.has(header.name))]
  return {
    kind: 'request',
    method,
    uri: forwarded.uri,
    headers: [...headers, { name: 'CSeq', value: `${number} ${method}` }, { name: 'Max-Forwards', value: '70' }],
    body: '',
  }
}
