import type { SipRequest } from '../message/message.ts'
import { respond } from '../message/respond.ts'
import { serialiseMessage } from '../message/serialise-message.ts'
import { ForkedRequest } from './forked-request.ts'
import { forwardRequest } from './forward.ts'
import { newBranch } from './loop.ts'
import type { PbxContext } from './context.ts'
import type { Target } from './resolve.ts'
import type { ServerTransaction } from './server-transactions.ts'
import { INVITE_TIMEOUT_MS } from './timers.ts'

/** Requests that open dialogs in whose path we stay. */
const dialogForming = new Set(['INVITE', 'SUBSCRIBE', 'REFER'])

/** Forwards a request to its targets, all at once (RFC 3261 §16.6), and lets the fork answer the transaction. */
export function sendOn(
  pbx: PbxContext,
  transaction: ServerTransaction,
  request: SipRequest,
  targets: readonly Target[],
  inDialog: boolean,
): void {
  const invite = request.method === 'INVITE'
  const branchIds: string[] = []
  const fork = new ForkedRequest({
    timers: pbx.timers,
    invite,
    inDialog,
    send: (flow, message) => flow.send(serialiseMessage(message)),
    makeAnswer: (answer) => respond(transaction.request, answer, pbx.ports.token()),
    reply(response) {
      transaction.reply(response)
      // Late and repeated answers are still matched for a while.
      if (response.status >= 200) pbx.timers.after(INVITE_TIMEOUT_MS, () => branchIds.forEach((id) => pbx.branches.delete(id)))
    },
  })
  transaction.fork = fork
  if (invite) transaction.answer({ status: 100 })
  const copies = targets.map((target) => {
    const branch = newBranch(pbx, transaction.request)
    branchIds.push(branch)
    const record = !inDialog && dialogForming.has(request.method)
    return { flow: target.flow, forwarded: forwardRequest(request, { domain: pbx.options.domain, branch, target: target.uri, record }) }
  })
  const branches = fork.prepare(copies)
  branches.forEach((branch, index) => pbx.branches.set(branchIds[index] ?? '', { fork, branch }))
  fork.start()
}
