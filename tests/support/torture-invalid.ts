import { sipText } from './sip-text.ts'

/** A well-formed request of which one line is replaced. */
function request(change: {
  readonly start?: string
  readonly lines?: Readonly<Record<string, string | undefined>>
  readonly body?: string
}): string {
  const lines: Record<string, string | undefined> = {
    Via: 'Via: SIP/2.0/UDP 192.0.2.15;branch=z9hG4bKkdjuw',
    'Max-Forwards': 'Max-Forwards: 70',
    From: 'From: <sip:caller@example.net>;tag=134161461246',
    To: 'To: <sip:j.user@example.com>',
    'Call-ID': 'Call-ID: bad.0ha0isndaksdjasdf3234nas',
    CSeq: 'CSeq: 8 INVITE',
    Contact: 'Contact: <sip:caller@host5.example.net>',
    'Content-Length': 'Content-Length: 0',
    ...change.lines,
  }
  const kept = Object.values(lines).filter((line) => line !== undefined)
  return [change.start ?? 'INVITE sip:user@example.com SIP/2.0', ...kept, '', change.body ?? ''].join('\r\n')
}

const overlarge = '36893488147419103232'

/** Requests of RFC 4475 §3.1.2 and §3.3 that must be refused, with the status. */
export const tortureRefused: Readonly<Record<string, readonly [status: number, text: string]>> = {
  badinv01: [400, request({ lines: { Via: 'Via: SIP/2.0/UDP 192.0.2.15;;,;,,', Contact: 'Contact: "Joe" <sip:joe@example.org>;;;;' } })],
  'badinv01, the contact alone': [400, request({ lines: { Contact: 'Contact: "Joe" <sip:joe@example.org>;;;;' } })],
  clerr: [400, request({ lines: { 'Content-Length': 'Content-Length: 9999' }, body: 'v=0\r\n' })],
  ncl: [400, request({ lines: { 'Content-Length': 'Content-Length: -999' } })],
  'huge content length': [400, request({ lines: { 'Content-Length': `Content-Length: ${overlarge}` } })],
  'odd content length': [400, request({ lines: { 'Content-Length': 'Content-Length: 0x10' } })],
  mcl01: [400, request({ lines: { 'Content-Length': 'Content-Length: 1\r\nContent-Length: 3' }, body: 'abc' })],
  scalar02: [400, request({ lines: { CSeq: `CSeq: ${overlarge} INVITE` } })],
  'scalar02, hops': [400, request({ lines: { 'Max-Forwards': 'Max-Forwards: 300' } })],
  quotbal: [400, request({ lines: { To: 'To: "Mr. J. User <sip:j.user@example.com>' } })],
  ltgtruri: [400, request({ start: 'INVITE <sip:user@example.com> SIP/2.0' })],
  lwsruri: [400, request({ start: 'INVITE sip:user@example.com; lr SIP/2.0' })],
  lwsstart: [400, request({ start: 'INVITE  sip:user@example.com  SIP/2.0' })],
  trws: [400, request({ start: 'INVITE sip:user@example.com SIP/2.0  ' })],
  escruri: [400, request({ start: 'INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0' })],
  'no address at all': [400, request({ start: 'INVITE sip: SIP/2.0' })],
  'a port that is none': [400, request({ start: 'INVITE sip:user@example.com:99999 SIP/2.0' })],
  baddate: [400, request({ lines: { Date: 'Date: Fri, 01 Jan 2010 16:00:00 EST' } })],
  regbadct: [400, request({ lines: { Contact: 'Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E' } })],
  badaspec: [400, request({ lines: { To: 'To: "Watson, Thomas" < sip:t.watson@example.org >' } })],
  baddn: [400, request({ lines: { From: 'From: Bell, Alexander <sip:a.g.bell@example.com>;tag=43' } })],
  badvers: [505, request({ start: 'INVITE sip:user@example.com SIP/7.0' })],
  mismatch01: [400, request({ start: 'OPTIONS sip:user@example.com SIP/2.0' })],
  mismatch02: [400, request({ start: 'NEWMETHOD sip:user@example.com SIP/2.0' })],
  insuf: [400, request({ lines: { 'Call-ID': undefined, From: undefined, To: undefined } })],
  'no CSeq': [400, request({ lines: { CSeq: undefined } })],
  'no From tag': [400, request({ lines: { From: 'From: <sip:caller@example.net>' } })],
  'no Contact in an INVITE': [400, request({ lines: { Contact: undefined } })],
  unkscm: [416, request({ start: 'INVITE nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0' })],
  novelsc: [416, request({ start: 'INVITE soap.beep://192.0.2.103:3002 SIP/2.0' })],
  multi01: [400, request({ lines: { CSeq: 'CSeq: 8 INVITE\r\nCSeq: 59 INVITE', To: 'To: <sip:a@b.c>\r\nTo: <sip:d@e.f>' } })],
  'a line without a colon': [400, request({ lines: { Subject: 'Subject' } })],
  'a NUL in a header': [400, request({ lines: { Subject: 'Subject: \u0000' } })],
}

/** What must be dropped without a word: bad responses and no SIP at all. */
export const tortureDropped: Readonly<Record<string, string>> = {
  bigcode: sipText`
SIP/2.0 4294967301 better not break the receiver
Via: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe
Call-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i
CSeq: 353494 INVITE
From: <sip:user@example.com>;tag=39ansfi3
To: <sip:user@example.edu>;tag=902jndnke3
Content-Length: 0

`,
  scalarlg: sipText`
SIP/2.0 503 Service Unavailable
Via: SIP/2.0/TCP host129.example.com;branch=z9hG4bKzzxdiwo34sw;received=192.0.2.129
To: <sip:user@example.com>
From: <sip:other@example.net>;tag=2easdjfejw
CSeq: 9292394834772304023312 OPTIONS
Call-ID: scalarlg.noase0of0234hn2qofoaf0232aewf2394r
Retry-After: 949302838503028349304023988
Content-Length: 0

`,
  'an HTTP request': 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'an HTTP response': 'HTTP/1.1 200 OK\r\n\r\n',
  json: '{"jsonrpc":"2.0","method":"INVITE"}',
  'a request nobody signed': 'INVITE sip:user@example.com SIP/2.0\r\n\r\n',
  'a malformed ACK': request({ start: 'ACK sip:user@example.com SIP/2.0' }),
  nothing: '',
  blanks: '   \t  ',
  nuls: '\u0000\u0000\u0000',
  'one long line': 'A'.repeat(60_000),
  'many quotes': `INVITE sip:${'"'.repeat(20_000)} SIP/2.0`,
}
