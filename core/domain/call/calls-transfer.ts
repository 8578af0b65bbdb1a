import type { EpochMs } from '../time.ts'
import { rejected } from '../transition-result.ts'
import { failureOf } from './attempt.ts'
import type { Call, CallId } from './call.ts'
import { applyTo, callById, isLiving, follow } from './call-list.ts'
import { clientCall, settleThree } from './three-way.ts'
import { order } from './calls-order.ts'
import type { CallsEvent } from './calls-event.ts'
import type { Calls, CallsMove } from './calls-state.ts'
import type { Transfer } from './transfer.ts'

type Answer = ({ readonly kind: 'moved' } & CallsMove) | ReturnType<typeof rejected>

/**
 * Joins the client with the colleague. While the colleague's phone still rings there is nothing to join with
 * (semi-attended transfers are refused): the consultation is cancelled and the client sent there blindly. Out of the
 * talk of three it is the same request, and the two go on hearing each other while it is on its way.
 */
export function complete(calls: Calls, id: CallId, at: EpochMs): Answer {
  const call = clientCall(calls, id)
  if (call?.phase !== 'active') return rejected('not-now')
  if (call.transfer?.stage !== 'consulting' && call.transfer?.stage !== 'joined') return rejected('not-now')
  const { consultCallId, target } = call.transfer
  const consult = callById(calls, consultCallId)
  if (consult?.phase === 'active' && consult.holdPending !== undefined) return rejected('not-now')
  if (consult?.phase === 'active') return applyTo(calls, call.id, { kind: 'complete-requested', at })
  const freed = follow(follow({ calls, effects: [] }, consultCallId, { kind: 'hang-up-pressed', at }), call.id, {
    kind: 'consult-ended',
    at,
  })
  const escalationId = consult?.context.escalationId
  const packet = escalationId === undefined ? {} : { escalationId }
  return { kind: 'moved', ...follow(freed, call.id, { kind: 'blind-transfer-requested', at, target, ...packet }) }
}

/** Back to the client: the consultation ends and the client is heard again. */
export function cancel(calls: Calls, id: CallId, at: EpochMs): Answer {
  const call = clientCall(calls, id)
  if (call?.phase !== 'active') return rejected('not-now')
  const cleared = applyTo(calls, call.id, { kind: 'transfer-cancelled', at })
  if (cleared.kind === 'rejected' || call.transfer?.kind !== 'attended' || call.transfer.stage === 'failed') return cleared
  const alone = follow(cleared, call.transfer.consultCallId, { kind: 'hang-up-pressed', at })
  const resumed = order(alone.calls, { kind: 'resume', callId: call.id }, at)
  if (resumed.kind === 'rejected') return { kind: 'moved', ...alone }
  return { kind: 'moved', calls: resumed.calls, effects: [...alone.effects, ...resumed.effects] }
}

/** What the end of one call means for the call it was made for, or took the place of. */
export function settleTransfers(move: CallsMove, at: EpochMs): CallsMove {
  const settled = move.calls.list.reduce((before, { id }) => settleOne(before, callById(before.calls, id), at), move)
  return settled.calls === move.calls ? move : settleTransfers(settled, at)
}

/** The talk of three cannot go on with a colleague who is gone, whatever the failed leave leaves behind. */
export function transferFailed(calls: Calls, event: Extract<CallsEvent, { kind: 'transfer-failed' }>): Answer {
  const failed = applyTo(calls, event.callId, event)
  if (failed.kind === 'rejected') return failed
  const client = callById(failed.calls, event.callId)
  if (client?.phase !== 'active' || client.transfer?.stage !== 'joined') return failed
  const consult = callById(failed.calls, client.transfer.consultCallId)
  if (consult !== undefined && isLiving(consult)) return failed
  return { kind: 'moved', ...follow(failed, client.id, { kind: 'consult-ended', at: event.at, why: event.why }) }
}

/**
 * While client and colleague are being joined the PBX takes our leg to the colleague down (RFC 3891 §3), and that BYE
 * may overtake the NOTIFY on the client's leg: it is no colleague who hung up.
 */
export function dialogEnded(calls: Calls, event: Extract<CallsEvent, { kind: 'ended' }>): Answer {
  const client = callById(calls, callById(calls, event.callId)?.consultFor)
  const transfer = client?.phase === 'active' ? client.transfer : undefined
  const isJoining = (transfer?.stage === 'completing' || transfer?.stage === 'leaving') && transfer.consultCallId === event.callId
  const isByRemote = event.reason.kind === 'hung-up' && event.reason.by === 'remote'
  return applyTo(calls, event.callId, isJoining && isByRemote ? { ...event, reason: { kind: 'replaced' } } : event)
}

function settleOne(before: CallsMove, call: Call | undefined, at: EpochMs): CallsMove {
  if (call === undefined) return before
  // One that took another's place is transferred and joined as any other call.
  const move = call.phase === 'active' && call.replaces !== undefined ? takePlace(before, call.replaces, at) : before
  if (call.phase === 'active' && isTogether(call.transfer)) {
    const consult = callById(move.calls, call.transfer.consultCallId)
    if (consult !== undefined && isLiving(consult)) return settleThree(move, call, consult, at)
    const why = consult !== undefined && !isLiving(consult) ? failureOf(consult.reason) : undefined
    return follow(move, call.id, { kind: 'consult-ended', at, ...(why === undefined ? {} : { why }) })
  }
  // The colleague now talks with the client: our leg to the colleague has been replaced.
  if (call.phase === 'active' && call.consultFor !== undefined) {
    const client = callById(move.calls, call.consultFor)
    const joined = client !== undefined && !isLiving(client) && client.reason.kind === 'transferred' && client.reason.how === 'attended'
    return joined ? follow(move, call.id, { kind: 'replaced', at }) : move
  }
  return move
}

type Together = Extract<Transfer, { stage: 'consulting' | 'joining' | 'joined' }>

const isTogether = (transfer: Transfer | undefined): transfer is Together =>
  transfer?.stage === 'consulting' || transfer?.stage === 'joining' || transfer?.stage === 'joined'

function takePlace(move: CallsMove, replaced: CallId, at: EpochMs): CallsMove {
  const call = callById(move.calls, replaced)
  return call?.phase === 'active' ? follow(move, replaced, { kind: 'replaced', at }) : move
}
