import { missingCase } from '../../../domain/exhaustive.ts'
import { routeCall, type DialRoute } from '../dialplan.ts'
import { headerOf, withHeader, type SipRequest } from '../message/message.ts'
import type { Answer } from '../message/respond.ts'
import { parseSipUri, userOf } from '../message/uri.ts'
import type { PbxAccount } from '../options.ts'
import type { Flow } from '../ports.ts'
import type { PbxContext } from './context.ts'

export interface Target {
  readonly flow: Flow
  /** The new Request-URI. */
  readonly uri: string
}

export type Resolution =
  | { readonly kind: 'targets'; readonly request: SipRequest; readonly targets: readonly Target[] }
  | { readonly kind: 'answer'; readonly answer: Answer }

const answer = (status: number, reason?: string): Resolution => ({
  kind: 'answer',
  answer: reason === undefined ? { status } : { status, reason },
})

/** Where a request out of dialogs goes (RFC 3261 §16.5). */
export function resolve(pbx: PbxContext, caller: PbxAccount, request: SipRequest): Resolution {
  const uri = parseSipUri(request.uri)
  if (uri === undefined) return answer(400)
  if (headerOf(request, 'Route') !== undefined) return answer(404, 'Unknown Route')
  if (uri.host !== pbx.options.domain.toLowerCase()) {
    // Not ours by name: a contact learned before, as in the INVITE with Replaces that a REFER asks for (RFC 3891).
    const reach = pbx.contacts.find(uri)
    if (reach.kind === 'flow') return { kind: 'targets', request, targets: [{ flow: reach.flow, uri: request.uri }] }
    return answer(reach.kind === 'gone' ? 480 : 404)
  }
  const route = routeCall(pbx.options, caller, userOf(uri), headerOf(request, 'Referred-By') !== undefined)
  return follow(pbx, route, request)
}

function follow(pbx: PbxContext, route: DialRoute, request: SipRequest): Resolution {
  switch (route.kind) {
    case 'busy':
      return answer(486)
    case 'not-found':
      return answer(404)
    case 'trunk':
      return bindingsOf(pbx, route.account, request)
    case 'account':
      return bindingsOf(pbx, route.account, route.via === undefined ? request : withLine(pbx, request, route.via.line.id, route.via.did))
    default:
      return missingCase(route)
  }
}

/** What a queue of a real PBX tells the seat about the call. */
function withLine(pbx: PbxContext, request: SipRequest, lineId: string, did: string): SipRequest {
  return withHeader(withHeader(withHeader(request, 'X-Line', lineId), 'X-DID', did), 'X-Call-Uid', pbx.ports.token())
}

function bindingsOf(pbx: PbxContext, account: PbxAccount, request: SipRequest): Resolution {
  const targets = pbx.location.of(account.user).map((binding) => ({ flow: binding.flow, uri: binding.contact }))
  return targets.length === 0 ? answer(480) : { kind: 'targets', request, targets }
}
