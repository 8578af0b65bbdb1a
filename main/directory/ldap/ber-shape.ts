/**
 * The shape of messages from a directory server (RFC 4511 §4.1.1, BER as §5.1 narrows it: definite lengths). The client that
 * reads them next trusts the lengths inside, and one that points beyond its end would keep it busy for ever.
 */

interface Tlv {
  readonly tag: number
  /** Of the content. */
  readonly from: number
  readonly to: number
}

const SEQUENCE = 0x30
const SET = 0x31
const OCTETS = 0x04
const INTEGER = 0x02
const ENUMERATED = 0x0a
const CONTROLS = 0xa0

/** Operations that a server may answer with: bind, entry, done, reference, and the extended one that says good-bye (§4.4.1). */
const BIND_RESPONSE = 0x61
const SEARCH_ENTRY = 0x64
const SEARCH_DONE = 0x65
const SEARCH_REFERENCE = 0x73
const EXTENDED_RESPONSE = 0x78

/** Length of the message that begins here, its head included; undefined: not all of the head is there; `broken`: it is none. */
export function messageLength(bytes: Uint8Array): number | undefined | 'broken' {
  if (bytes.length === 0) return undefined
  if (bytes[0] !== SEQUENCE) return 'broken'
  const length = lengthAt(bytes, 1, bytes.length)
  return length === undefined || length === 'broken' ? length : length.from + length.size
}

/** Whether this is one whole message of a shape that a search or a bind is answered with. */
export function isServerMessage(bytes: Uint8Array): boolean {
  const [message, ...behind] = childrenOf(bytes, 0, bytes.length) ?? []
  if (message?.tag !== SEQUENCE || behind.length > 0) return false
  const [id, operation, controls, ...others] = childrenOf(bytes, message.from, message.to) ?? []
  if (id?.tag !== INTEGER || !isSmall(id) || operation === undefined || others.length > 0) return false
  if (controls !== undefined && !areControls(bytes, controls)) return false
  switch (operation.tag) {
    case SEARCH_ENTRY:
      return isEntry(bytes, operation)
    case SEARCH_REFERENCE:
      return everyIs(bytes, operation, OCTETS)
    case BIND_RESPONSE:
    case SEARCH_DONE:
    case EXTENDED_RESPONSE:
      return isOutcome(bytes, operation)
    default:
      return false
  }
}

const isSmall = ({ from, to }: Tlv): boolean => to > from && to - from <= 4

/** resultCode, matchedDN, diagnosticMessage, then what is optional (§4.1.9). */
function isOutcome(bytes: Uint8Array, { from, to }: Tlv): boolean {
  const [code, matched, message] = childrenOf(bytes, from, to) ?? []
  return code?.tag === ENUMERATED && isSmall(code) && matched?.tag === OCTETS && message?.tag === OCTETS
}

/** objectName, then attributes of a type and a set of values (§4.5.2). */
function isEntry(bytes: Uint8Array, { from, to }: Tlv): boolean {
  const [name, attributes, ...others] = childrenOf(bytes, from, to) ?? []
  if (name?.tag !== OCTETS || attributes?.tag !== SEQUENCE || others.length > 0) return false
  const list = childrenOf(bytes, attributes.from, attributes.to)
  return list?.every((attribute) => isAttribute(bytes, attribute)) ?? false
}

function isAttribute(bytes: Uint8Array, { tag, from, to }: Tlv): boolean {
  const [type, values, ...others] = tag === SEQUENCE ? (childrenOf(bytes, from, to) ?? []) : []
  return type?.tag === OCTETS && values?.tag === SET && others.length === 0 && everyIs(bytes, values, OCTETS)
}

/** controlType, criticality when it is not the default, controlValue (§4.1.11). */
function areControls(bytes: Uint8Array, { tag, from, to }: Tlv): boolean {
  if (tag !== CONTROLS) return false
  return (
    childrenOf(bytes, from, to)?.every((control) => {
      const parts = control.tag === SEQUENCE ? childrenOf(bytes, control.from, control.to) : undefined
      return parts?.[0]?.tag === OCTETS && parts.length <= 3
    }) ?? false
  )
}

const everyIs = (bytes: Uint8Array, { from, to }: Tlv, tag: number): boolean =>
  childrenOf(bytes, from, to)?.every((child) => child.tag === tag) ?? false

/** Elements that fill `from…to` exactly; undefined when they do not. */
function childrenOf(bytes: Uint8Array, from: number, to: number): readonly Tlv[] | undefined {
  const children: Tlv[] = []
  let at = from
  while (at < to) {
    const length = lengthAt(bytes, at + 1, to)
    if (length === undefined || length === 'broken' || length.from + length.size > to) return undefined
    children.push({ tag: bytes[at] ?? 0, from: length.from, to: length.from + length.size })
    at = length.from + length.size
  }
  return children
}

/** X.690 §8.1.3; at most four bytes, and the indefinite form is not allowed in LDAP. */
function lengthAt(bytes: Uint8Array, at: number, end: number): { readonly from: number; readonly size: number } | undefined | 'broken' {
  const first = bytes[at]
  if (first === undefined || at >= end) return undefined
  if (first < 0x80) return { from: at + 1, size: first }
  const count = first & 0x7f
  if (count === 0 || count > 4) return 'broken'
  if (at + 1 + count > end) return undefined
  let size = 0
  for (let index = 1; index <= count; index += 1) size = size * 256 + (bytes[at + index] ?? 0)
  return { from: at + 1 + count, size }
}
