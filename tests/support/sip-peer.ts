import { parseAddress } from '../../core/sandbox/pbx/message/address.ts'
import {
  headerOf,
  headersOf,
  withHeader,
  type Header,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from '../../core/sandbox/pbx/message/message.ts'
import { parseMessage } from '../../core/sandbox/pbx/message/parse-message.ts'
import { serialiseMessage } from '../../core/sandbox/pbx/message/serialise-message.ts'
import type { Pbx } from '../../core/sandbox/pbx/pbx.ts'
import type { Flow } from '../../core/sandbox/pbx/ports.ts'
import { passwordOf, pbxOptions } from './pbx-accounts.ts'
import { answerChallenge } from './sip-digest.ts'

export interface RequestParts {
  readonly from?: string
  readonly to?: string
  readonly callId?: string
  readonly cseq?: number
  readonly branch?: string
  readonly headers?: readonly Header[]
  readonly body?: string
}

let counter = 0
const fresh = (prefix: string) => `${prefix}${(counter += 1)}`

/** One side of a dialog as its owner knows it. */
export interface Dialog {
  readonly callId: string
  readonly local: string
  readonly remote: string
  readonly target: string
  cseq: number
}

/** A user agent of a test: it keeps what it got and says what it is told, nothing by itself. */
export class SipPeer {
  readonly contact: string
  readonly flow: Flow
  /** Everything received and not yet taken. */
  inbox: SipMessage[] = []
  readonly raw: string[] = []
  readonly #pbx: Pbx
  user = ''

  constructor(pbx: Pbx, name: string) {
    this.#pbx = pbx
    this.contact = `sip:${name}@${name}.invalid;transport=ws`
    const flow: Flow = { id: fresh(name), remoteAddress: '127.0.0.1', send: (text) => this.#got(text) }
    this.flow = flow
    pbx.opened(flow)
  }

  #got(text: string): void {
    this.raw.push(text)
    const parsed = parseMessage(text)
    if (parsed.kind === 'message') this.inbox.push(parsed.message)
    else if (text !== '\r\n') throw new Error(`The PBX sent something malformed: ${JSON.stringify(parsed)}\n${text}`)
  }

  text(text: string): void {
    this.#pbx.received(this.flow, text)
  }

  send(message: SipMessage): void {
    this.text(serialiseMessage(message))
  }

  close(): void {
    this.#pbx.closed(this.flow)
  }

  /** Takes the oldest response with this status; throws when there is none. */
  response(status: number): SipResponse {
    const found = this.inbox.find((message): message is SipResponse => message.kind === 'response' && message.status === status)
    return this.#take(found, String(status))
  }

  /** Takes the oldest request of this method; throws when there is none. */
  got(method: string): SipRequest {
    const found = this.inbox.find((message): message is SipRequest => message.kind === 'request' && message.method === method)
    return this.#take(found, method)
  }

  #take<M extends SipMessage>(found: M | undefined, what: string): M {
    if (found === undefined) throw new Error(`No ${what}; there is: ${this.summary().join(', ') || 'nothing'}`)
    this.inbox = this.inbox.filter((message) => message !== found)
    return found
  }

  /** What is in the inbox: methods and statuses. */
  summary(): string[] {
    return this.inbox.map((message) => (message.kind === 'request' ? message.method : String(message.status)))
  }

  make(method: string, uri: string, parts: RequestParts = {}): SipRequest {
    const own = `<sip:${this.user}@${pbxOptions.domain}>`
    return {
      kind: 'request',
      method,
      uri,
      headers: [
        { name: 'Via', value: `SIP/2.0/WS ${this.flow.id}.invalid;branch=${parts.branch ?? fresh('z9hG4bK')}` },
        { name: 'Max-Forwards', value: '70' },
        { name: 'From', value: parts.from ?? `${own};tag=${fresh('from')}` },
        { name: 'To', value: parts.to ?? `<${uri}>` },
        { name: 'Call-ID', value: parts.callId ?? fresh('call') },
        { name: 'CSeq', value: `${parts.cseq ?? 1} ${method}` },
        { name: 'Contact', value: `<${this.contact}>` },
        ...(parts.headers ?? []),
      ],
      body: parts.body ?? '',
    }
  }

  /** Sends a request, and again with credentials when it is challenged. Returns what was sent last. */
  request(method: string, uri: string, parts: RequestParts = {}, password = passwordOf(this.user)): SipRequest {
    const first = this.make(method, uri, parts)
    this.send(first)
    const challenge = this.inbox.find(
      (message): message is SipResponse => message.kind === 'response' && [401, 407].includes(message.status),
    )
    if (challenge === undefined) return first
    this.inbox = this.inbox.filter((message) => message !== challenge)
    if (method === 'INVITE') this.ackFailure(first, challenge)
    const again = answerChallenge(first, challenge, { user: this.user, password, branch: fresh('z9hG4bK') })
    this.send(again)
    return again
  }

  register(user: string, parts: RequestParts = {}): void {
    this.user = user
    this.request('REGISTER', `sip:${pbxOptions.domain}`, { to: `<sip:${user}@${pbxOptions.domain}>`, ...parts })
    this.response(200)
  }

  /** Answers a request it got. */
  answer(request: SipRequest, status: number, extra: { tag?: string; headers?: readonly Header[]; body?: string } = {}): SipResponse {
    const kept = ['Via', 'Record-Route', 'From', 'Call-ID', 'CSeq'].flatMap((name) =>
      headersOf(request, name).map((value) => ({ name, value })),
    )
    const to = headerOf(request, 'To') ?? ''
    const tagged = to.includes('tag=') ? to : `${to};tag=${extra.tag ?? `tag-${this.flow.id}`}`
    const headers = [...kept, { name: 'To', value: tagged }, { name: 'Contact', value: `<${this.contact}>` }, ...(extra.headers ?? [])]
    const response: SipResponse = { kind: 'response', status, reason: 'Test', headers, body: extra.body ?? '' }
    this.send(response)
    return response
  }

  /** The ACK of a failure: hop by hop, the branch of the INVITE. */
  ackFailure(invite: SipRequest, response: SipResponse): void {
    const ack = withHeader({ ...invite, method: 'ACK' }, 'CSeq', (headerOf(invite, 'CSeq') ?? '').replace('INVITE', 'ACK'))
    this.send(withHeader(ack, 'To', headerOf(response, 'To') ?? ''))
  }

  /** The dialog from the caller's side, out of the INVITE and its 2xx. */
  dialogOut(invite: SipRequest, ok: SipResponse): Dialog {
    const target = parseAddress(headerOf(ok, 'Contact') ?? '')?.uriText ?? ''
    const cseq = Number((headerOf(invite, 'CSeq') ?? '').split(' ')[0])
    return {
      callId: headerOf(invite, 'Call-ID') ?? '',
      local: headerOf(invite, 'From') ?? '',
      remote: headerOf(ok, 'To') ?? '',
      target,
      cseq,
    }
  }

  /** The dialog from the callee's side, out of the INVITE it got and the 2xx it sent. */
  dialogIn(invite: SipRequest, ok: SipResponse): Dialog {
    const target = parseAddress(headerOf(invite, 'Contact') ?? '')?.uriText ?? ''
    return {
      callId: headerOf(invite, 'Call-ID') ?? '',
      local: headerOf(ok, 'To') ?? '',
      remote: headerOf(invite, 'From') ?? '',
      target,
      cseq: 1,
    }
  }

  /** Sends a request within a dialog, along the route the PBX recorded. */
  within(dialog: Dialog, method: string, parts: RequestParts = {}): SipRequest {
    if (method !== 'ACK') dialog.cseq += 1
    const route = { name: 'Route', value: `<sip:${pbxOptions.domain};transport=ws;lr>` }
    const ids = { callId: dialog.callId, from: dialog.local, to: dialog.remote, cseq: dialog.cseq }
    const request = this.make(method, dialog.target, { ...ids, ...parts, headers: [route, ...(parts.headers ?? [])] })
    this.send(request)
    return request
  }
}
