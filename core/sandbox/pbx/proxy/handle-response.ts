import { parseAddress } from '../message/address.ts'
import { parseCSeq } from '../message/cseq.ts'
import { headerOf, withoutTop, type SipRequest, type SipResponse } from '../message/message.ts'
import { userOf } from '../message/uri.ts'
import { parseVia } from '../message/via.ts'
import type { Flow } from '../ports.ts'
import type { PbxContext } from './context.ts'

/** Takes one well-formed response (RFC 3261 §16.7). One that belongs to no branch of ours is dropped (RFC 6026 §8.9). */
export function handleResponse(pbx: PbxContext, flow: Flow, response: SipResponse): void {
  const via = parseVia(headerOf(response, 'Via') ?? '')
  const found = pbx.branches.get(via?.params.get('branch') ?? '')
  if (found === undefined || found.branch.flow !== flow) {
    pbx.ports.log('debug', 'SIP response without a request dropped', { status: response.status })
    return
  }
  const method = parseCSeq(headerOf(response, 'CSeq') ?? '')?.method
  // Answers to the CANCELs and ACKs we made ourselves stop here.
  if (method !== found.branch.forwarded.method) return
  const contact = response.status < 300 ? parseAddress(headerOf(response, 'Contact') ?? '') : undefined
  if (contact?.uri.kind === 'sip') pbx.contacts.learn(contact.uri.uri, flow, undefined)
  if (method === 'INVITE' && response.status >= 200 && response.status < 300) tellAnswered(pbx, found.branch.forwarded)
  const onward = withoutTop(response, 'Via')
  if (headerOf(onward, 'Via') !== undefined) found.fork.received(found.branch, onward)
}

/** Only of the INVITE that begins a dialog: one with a tag in To changes a call that is up (RFC 3261 §12.2). */
function tellAnswered({ ports }: PbxContext, invite: SipRequest): void {
  const [from, to] = [parseAddress(headerOf(invite, 'From') ?? ''), parseAddress(headerOf(invite, 'To') ?? '')]
  if (from?.uri.kind !== 'sip' || to?.uri.kind !== 'sip' || to.params.has('tag')) return
  ports.answered?.({ from: userOf(from.uri.uri), to: userOf(to.uri.uri) })
}
