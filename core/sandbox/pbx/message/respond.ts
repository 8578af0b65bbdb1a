import type { Header, SipResponse } from './message.ts'
import { headerOf, headersOf } from './message.ts'

const phrases: Readonly<Record<number, string>> = {
  100: 'Trying',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  430: 'Flow Failed',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  483: 'Too Many Hops',
  486: 'Busy Here',
  487: 'Request Terminated',
  500: 'Server Internal Error',
}

export interface Answer {
  readonly status: number
  /** Absent: the phrase of RFC 3261 §21. */
  readonly reason?: string
  readonly headers?: readonly Header[]
}

/** A response to a request made of its headers (RFC 3261 §8.2.6). `toTag` is added to a To without a tag, except in a 100. */
export function respond(request: { readonly headers: readonly Header[] }, answer: Answer, toTag: string): SipResponse {
  const kept = ['From', 'Call-ID', 'CSeq'].flatMap((name) => {
    const value = headerOf(request, name)
    return value === undefined ? [] : [{ name, value }]
  })
  const to = headerOf(request, 'To')
  const tagged = to === undefined || answer.status === 100 || /;\s*tag\s*=/i.test(to) ? to : `${to};tag=${toTag}`
  return {
    kind: 'response',
    status: answer.status,
    reason: answer.reason ?? phrases[answer.status] ?? 'Error',
    headers: [
      ...headersOf(request, 'Via').map((value) => ({ name: 'Via', value })),
      ...kept,
      ...(tagged === undefined ? [] : [{ name: 'To', value: tagged }]),
      ...(answer.headers ?? []),
    ],
    body: '',
  }
}
