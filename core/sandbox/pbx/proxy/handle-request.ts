import { parseAddress } from '../message/address.ts'
import { headerOf, type SipRequest } from '../message/message.ts'
import { serialiseMessage } from '../message/serialise-message.ts'
import { parseSipUri } from '../message/uri.ts'
import type { Flow } from '../ports.ts'
import { admit } from './admit.ts'
import { checkRequest, markReceived, takeOwnRoute } from './check-request.ts'
import type { PbxContext } from './context.ts'
import { forwardRequest } from './forward.ts'
import { answerLocally } from './local-requests.ts'
import { newBranch } from './loop.ts'
import { resolve } from './resolve.ts'
import { sendOn } from './send-on.ts'
import type { ServerTransaction } from './server-transactions.ts'

/** Requests that make no sense without a dialog. */
const onlyInDialog = new Set(['BYE', 'INFO', 'UPDATE', 'PRACK'])

/** Takes one well-formed request (RFC 3261 §16.2–16.6). */
export function handleRequest(pbx: PbxContext, flow: Flow, request: SipRequest): void {
  if (request.method === 'ACK') return handleAck(pbx, flow, request)
  const repeated = pbx.transactions.find(flow, request, request.method)
  if (repeated !== undefined) {
    if (repeated.last !== undefined) flow.send(serialiseMessage(repeated.last))
    return
  }
  const transaction = pbx.transactions.open(flow, markReceived(request, flow.remoteAddress))
  if (request.method === 'CANCEL') return handleCancel(pbx, transaction)
  const refusal = checkRequest(pbx, request)
  if (refusal !== undefined) return transaction.answer(refusal)
  const routed = takeOwnRoute(pbx, transaction.request)
  if (hasToTag(routed) && routed.method !== 'REGISTER') return handleInDialog(pbx, transaction, routed)
  handleOutOfDialog(pbx, transaction, routed)
}

const hasToTag = (request: SipRequest): boolean => parseAddress(headerOf(request, 'To') ?? '')?.params.has('tag') === true

function learnContact(pbx: PbxContext, flow: Flow, request: SipRequest, user: string | undefined): void {
  const contact = parseAddress(headerOf(request, 'Contact') ?? '')
  if (contact?.uri.kind === 'sip') pbx.contacts.learn(contact.uri.uri, flow, user)
}

/** Within a dialog the Request-URI is the peer's contact; dialog identifiers are not looked at (RFC 3261 §16.5, §12.2). */
function handleInDialog(pbx: PbxContext, transaction: ServerTransaction, request: SipRequest): void {
  learnContact(pbx, transaction.flow, request, undefined)
  const uri = parseSipUri(request.uri)
  const reach = uri === undefined ? undefined : pbx.contacts.find(uri)
  // A peer whose connection closed may be back in a second: 481 would end the call for both (RFC 5626 §5.3, RFC 3261 §12.2.1.2).
  if (reach?.kind === 'gone') return transaction.answer({ status: 430 })
  if (reach?.kind !== 'flow') return transaction.answer({ status: 481 })
  sendOn(pbx, transaction, request, [{ flow: reach.flow, uri: request.uri }], true)
}

function handleOutOfDialog(pbx: PbxContext, transaction: ServerTransaction, request: SipRequest): void {
  const local = answerLocally(pbx, transaction.flow, request)
  if (local !== undefined) return transaction.answer(local)
  if (onlyInDialog.has(request.method)) return transaction.answer({ status: 481 })
  const admission = admit(pbx, request)
  if (admission.kind === 'refused') return transaction.answer(admission.answer)
  learnContact(pbx, transaction.flow, request, admission.account.user)
  const resolution = resolve(pbx, admission.account, admission.request)
  if (resolution.kind === 'answer') return transaction.answer(resolution.answer)
  sendOn(pbx, transaction, resolution.request, resolution.targets, false)
}

/** An ACK is never answered: that of a failure ends here (RFC 3261 §17.2.1), that of a success goes to the peer on its own. */
function handleAck(pbx: PbxContext, flow: Flow, request: SipRequest): void {
  const failed = pbx.transactions.find(flow, request, 'INVITE')
  if ((failed?.last?.status ?? 0) >= 300 || checkRequest(pbx, request) !== undefined) return
  const routed = takeOwnRoute(pbx, markReceived(request, flow.remoteAddress))
  const uri = parseSipUri(routed.uri)
  const reach = uri === undefined ? undefined : pbx.contacts.find(uri)
  if (reach?.kind !== 'flow') return
  const hop = { domain: pbx.options.domain, branch: newBranch(pbx, request), record: false }
  reach.flow.send(serialiseMessage(forwardRequest(routed, hop)))
}

/** RFC 3261 §16.10. The reason is passed on (RFC 3326 §2). */
function handleCancel(pbx: PbxContext, transaction: ServerTransaction): void {
  const invite = pbx.transactions.find(transaction.flow, transaction.request, 'INVITE')
  transaction.answer({ status: invite === undefined ? 481 : 200 })
  invite?.fork?.cancel(headerOf(transaction.request, 'Reason'))
}
