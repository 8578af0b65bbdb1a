import { headerOf, type SipRequest, type SipResponse } from '../message/message.ts'
import { respond, type Answer } from '../message/respond.ts'
import { BRANCH_COOKIE, parseVia } from '../message/via.ts'
import { serialiseMessage } from '../message/serialise-message.ts'
import type { Flow } from '../ports.ts'
import type { ForkedRequest } from './forked-request.ts'
import { INVITE_TIMEOUT_MS, type TimerScope } from './timers.ts'

/** A request we owe an answer to (RFC 3261 §17.2). */
export interface ServerTransaction {
  readonly request: SipRequest
  readonly flow: Flow
  /** What was sent last, for retransmissions. */
  last: SipResponse | undefined
  /** The branches it was sent on along, when it was. */
  fork: ForkedRequest | undefined
  /** Answers ourselves. */
  answer(answer: Answer): void
  /** Passes on an answer that came back. */
  reply(response: SipResponse): void
}

export interface ServerTransactions {
  find(flow: Flow, request: SipRequest, method: string): ServerTransaction | undefined
  open(flow: Flow, request: SipRequest): ServerTransaction
  all(): Iterable<ServerTransaction>
  pending(): number
}

/** Matches requests to transactions (RFC 3261 §17.2.3); without the cookie by what RFC 2543 had. */
function keyOf(flow: Flow, request: SipRequest, method: string): string {
  const via = parseVia(headerOf(request, 'Via') ?? '')
  const branch = via?.params.get('branch') ?? ''
  const modern = branch.startsWith(BRANCH_COOKIE) && branch.length > BRANCH_COOKIE.length
  const old = modern ? [] : [headerOf(request, 'Call-ID'), headerOf(request, 'From'), (headerOf(request, 'CSeq') ?? '').split(/\s/)[0]]
  return [flow.id, branch, via?.sentBy, method, ...old].join('\n')
}

const isOver = (transaction: ServerTransaction) => (transaction.last?.status ?? 0) >= 200

/** `token` makes To tags. */
export function createServerTransactions(timers: TimerScope, token: () => string): ServerTransactions {
  const transactions = new Map<string, ServerTransaction>()
  return {
    find: (flow, request, method) => transactions.get(keyOf(flow, request, method)),
    open(flow, request) {
      const key = keyOf(flow, request, request.method)
      const tag = token()
      const transaction: ServerTransaction = {
        request,
        flow,
        last: undefined,
        fork: undefined,
        answer: (answer) => transaction.reply(respond(request, answer, tag)),
        reply(response) {
          const first = !isOver(transaction)
          transaction.last = response
          flow.send(serialiseMessage(response))
          // Kept for a while: retransmissions are absorbed, and so is the ACK of a failure.
          if (first && isOver(transaction)) timers.after(INVITE_TIMEOUT_MS, () => transactions.delete(key))
        },
      }
      transactions.set(key, transaction)
      return transaction
    },
    all: () => transactions.values(),
    pending: () => [...transactions.values()].filter((transaction) => !isOver(transaction)).length,
  }
}
