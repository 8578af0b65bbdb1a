import { checkHeaders } from './check-headers.ts'
import { parseHeaderLines } from './header-lines.ts'
import { headersOf, type Header, type SipMessage } from './message.ts'
import { parseStartLine } from './start-line.ts'
import { utf8Head, utf8Length } from './utf8.ts'

export type Parsed =
  | { readonly kind: 'message'; readonly message: SipMessage }
  /** CRLF CRLF (RFC 5626 §4.4.1): answer with CRLF. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'blank' }
  /** A request that must be answered with `status reason`; `headers` is what could be read of it. */
  | {
      readonly kind: 'refused'
      readonly method: string
      readonly status: number
      readonly reason: string
      readonly headers: readonly Header[]
    }
  /** A bad response or no SIP at all: dropped, for there is nobody to answer. */
  | { readonly kind: 'noise'; readonly why: string }

/** Reads one frame (RFC 3261 §7, §25; one message a frame, RFC 7118 §5). Never throws. */
export function parseMessage(text: string): Parsed {
  if (/^[\r\n]*$/.test(text)) return text === '\r\n\r\n' ? { kind: 'ping' } : { kind: 'blank' }
  const { lines, body } = cut(text.replace(/^(?:\r?\n)+/, ''))
  const start = parseStartLine(lines[0] ?? '')
  if (start.kind === 'noise') return { kind: 'noise', why: 'not a SIP start line' }
  const { headers, problem } = parseHeaderLines(lines.slice(1))
  const method = start.kind === 'response' ? undefined : start.method
  if (start.kind === 'refused') return { ...start, headers }
  const sized = sizeBody(headers, body)
  const wrong = problem ?? checkHeaders(headers, method) ?? (sized.ok ? undefined : sized.problem)
  if (wrong !== undefined || !sized.ok) {
    if (method === undefined) return { kind: 'noise', why: wrong ?? '' }
    return { kind: 'refused', method, status: 400, reason: wrong ?? 'Bad Request', headers }
  }
  const rest = { headers: headers.filter((header) => header.name !== 'Content-Length'), body: sized.body }
  if (start.kind === 'response') return { kind: 'message', message: { ...start, ...rest } }
  return { kind: 'message', message: { ...start, ...rest } }
}

/** Head lines and body. Bare LF is taken for CRLF in the head, as most implementations do; the body is left alone. */
function cut(text: string): { readonly lines: readonly string[]; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text)
  const head = end === null ? text.replace(/\r?\n$/, '') : text.slice(0, end.index)
  return { lines: head.split(/\r?\n/), body: end === null ? '' : text.slice(end.index + end[0].length) }
}

type Sized = { readonly ok: true; readonly body: string } | { readonly ok: false; readonly problem: string }

/** Applies Content-Length as for a datagram (RFC 3261 §18.3): too long is cut, too short is an error. It may be absent (RFC 7118 §5). */
function sizeBody(headers: readonly Header[], body: string): Sized {
  const lengths = new Set(headersOf({ headers }, 'Content-Length'))
  if (lengths.size === 0) return { ok: true, body }
  const [length = ''] = lengths
  if (lengths.size > 1) return { ok: false, problem: 'Several Content-Length Headers' }
  if (!/^\d{1,9}$/.test(length)) return { ok: false, problem: 'Malformed Content-Length Header' }
  const wanted = Number(length)
  if (wanted > utf8Length(body)) return { ok: false, problem: 'Body Shorter Than Content-Length' }
  return { ok: true, body: utf8Head(body, wanted) }
}
