import { headersOf, type SipResponse } from '../message/message.ts'

/** Failures that tell the caller how to try again come before the rest of their class (RFC 3261 §16.7 step 6). */
const telling = new Set([401, 407, 415, 420, 484])

function rank(status: number): number {
  if (status >= 600) return 0
  const family = Math.floor(status / 100) * 1000
  return family + (telling.has(status) ? 0 : status % 100) + (status === 503 ? 500 : 0)
}

/** The failure that goes back when every branch has failed (RFC 3261 §16.7 steps 6 and 7). Undefined for no failures. */
export function bestResponse(failures: readonly SipResponse[]): SipResponse | undefined {
  const [best] = [...failures].sort((a, b) => rank(a.status) - rank(b.status))
  if (best === undefined || (best.status !== 401 && best.status !== 407)) return best
  const name = best.status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate'
  const others = failures.filter((failure) => failure !== best)
  const more = others.flatMap((failure) => headersOf(failure, name)).map((value) => ({ name, value }))
  return { ...best, headers: [...best.headers, ...more] }
}
