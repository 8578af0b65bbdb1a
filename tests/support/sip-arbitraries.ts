import fc from 'fast-check'
import type { SipMessage } from '../../core/sandbox/pbx/message/message.ts'

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789'
const word = fc.string({ unit: fc.constantFrom(...Array.from(alphanumeric)), minLength: 1, maxLength: 12 })
const host = fc.tuple(word, word).map(([a, b]) => `${a}.${b}`)
const uri = fc.tuple(word, host).map(([user, at]) => `sip:${user}@${at}`)
const display = fc
  .string({ unit: fc.constantFrom(...Array.from('abc Ж "\\<>,;:=?é漢😀')), maxLength: 10 })
  .map((text) => `"${text.replace(/[\\"]/g, '\\$&')}" `)
const address = fc.tuple(fc.oneof(fc.constant(''), display), uri).map(([name, at]) => `${name}<${at}>`)
const tagged = fc.tuple(address, word).map(([of, tag]) => `${of};tag=${tag}`)
const via = fc
  .tuple(fc.constantFrom('WS', 'WSS', 'TCP'), host, word)
  .map(([transport, at, id]) => `SIP/2.0/${transport} ${at};branch=z9hG4bK${id}`)
/** A header the PBX knows nothing about, with any text a header may hold. */
const other = fc.tuple(
  word.map((name) => `X-${name}`),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) =>
    text
      .replace(/\p{Cc}/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  ),
)
const method = fc.constantFrom('INVITE', 'REGISTER', 'OPTIONS', 'BYE', 'INFO', 'REFER', 'NEWMETHOD')
const body = fc.string({ unit: 'grapheme', maxLength: 60 })

const parts = fc.record({
  method,
  uri,
  vias: fc.array(via, { minLength: 1, maxLength: 3 }),
  from: tagged,
  to: fc.oneof(address, tagged),
  callId: word,
  number: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  contact: address,
  others: fc.array(other, { maxLength: 4 }),
  body,
})

function headersFrom(from: typeof parts extends fc.Arbitrary<infer T> ? T : never) {
  const fixed = [
    ...from.vias.map((value) => ({ name: 'Via', value })),
    { name: 'From', value: from.from },
    { name: 'To', value: from.to },
    { name: 'Call-ID', value: from.callId },
    { name: 'CSeq', value: `${from.number} ${from.method}` },
    { name: 'Contact', value: from.contact },
    ...(from.method === 'REFER' ? [{ name: 'Refer-To', value: from.contact }] : []),
  ]
  return [...fixed, ...from.others.map(([name, value]) => ({ name, value }))]
}

/** Any well-formed request or response. */
export const sipMessage: fc.Arbitrary<SipMessage> = fc.oneof(
  parts.map((from): SipMessage => ({ kind: 'request', method: from.method, uri: from.uri, headers: headersFrom(from), body: from.body })),
  fc
    .tuple(parts, fc.integer({ min: 100, max: 699 }), word)
    .map(([from, status, reason]): SipMessage => ({ kind: 'response', status, reason, headers: headersFrom(from), body: from.body })),
)
