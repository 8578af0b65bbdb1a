import { canonicalName } from './header-names.ts'

/** One header field. Known names are in their long canonical form, values are unfolded and trimmed. */
export interface Header {
  readonly name: string
  readonly value: string
}

interface Common {
  /** In order; list headers (Via, Route, Record-Route, Contact) hold one value each. Content-Length is not kept: it follows from `body`. */
  readonly headers: readonly Header[]
  readonly body: string
}

/** A request (RFC 3261 §7.1). */
export interface SipRequest extends Common {
  readonly kind: 'request'
  readonly method: string
  /** Request-URI, as written. */
  readonly uri: string
}

/** A response (RFC 3261 §7.2). */
export interface SipResponse extends Common {
  readonly kind: 'response'
  /** 100–699. */
  readonly status: number
  readonly reason: string
}

export type SipMessage = SipRequest | SipResponse

type Headed = Pick<SipMessage, 'headers'>

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** The first value of a header, or undefined. Names compare without case; compact forms are understood. */
export function headerOf(message: Headed, name: string): string | undefined {
  const wanted = canonicalName(name)
  return message.headers.find((header) => sameName(header.name, wanted))?.value
}

/** Every value of a header, in order. */
export function headersOf(message: Headed, name: string): readonly string[] {
  const wanted = canonicalName(name)
  return message.headers.filter((header) => sameName(header.name, wanted)).map((header) => header.value)
}

/** A copy without any header of these names. */
export function without<M extends SipMessage>(message: M, ...names: readonly string[]): M {
  const unwanted = new Set(names.map((name) => canonicalName(name).toLowerCase()))
  return { ...message, headers: message.headers.filter((header) => !unwanted.has(header.name.toLowerCase())) }
}

/** A copy in which this header occurs once, with this value, where it stood first (or at the end). */
export function withHeader<M extends SipMessage>(message: M, name: string, value: string): M {
  const wanted = canonicalName(name)
  const at = message.headers.findIndex((header) => sameName(header.name, wanted))
  if (at < 0) return { ...message, headers: [...message.headers, { name: wanted, value }] }
  const before = message.headers.slice(0, at)
  const after = message.headers.slice(at + 1).filter((header) => !sameName(header.name, wanted))
  return { ...message, headers: [...before, { name: wanted, value }, ...after] }
}

/** A copy with this value above the others of its name. */
export function onTop<M extends SipMessage>(message: M, name: string, value: string): M {
  return { ...message, headers: [{ name: canonicalName(name), value }, ...message.headers] }
}

/** A copy without the topmost value of this name. */
export function withoutTop<M extends SipMessage>(message: M, name: string): M {
  const wanted = canonicalName(name)
  const at = message.headers.findIndex((header) => sameName(header.name, wanted))
  return at < 0 ? message : { ...message, headers: [...message.headers.slice(0, at), ...message.headers.slice(at + 1)] }
}
