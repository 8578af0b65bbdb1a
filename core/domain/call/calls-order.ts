import type { EpochMs } from '../time.ts'
import { rejected } from '../transition-result.ts'
import type { Call } from './call.ts'
import { applyTo, callById, isBeingSetUp, isUnheld, follow } from './call-list.ts'
import type { Calls, CallsMove, Queued } from './calls-state.ts'
import { heldByUs } from './holding.ts'
import { dial } from './start.ts'

type Ordered = ({ readonly kind: 'moved' } & CallsMove) | ReturnType<typeof rejected>

/**
 * Everything that makes a call audible comes through here, so that at most one is, or the two of a talk of three:
 *
 *   answer, resume, dial ──▶ another call is un-held? ──no──▶ done at once
 *                                  │ yes
 *                                  ▼
 *                     that one is held first (in a talk of three both are),
 *                     the order is queued ──hold confirmed, or that call ended──▶ done
 *                                         └─hold failed, or its own call gone───▶ dropped
 */
export function order(calls: Calls, wish: Queued, at: EpochMs): Ordered {
  if (!isQuiet(calls, wish) || !isPossible(calls, wish)) return rejected('not-now')
  const audible = calls.list.filter((call) => isUnheld(call) && call.id !== wish.callId)
  if (audible.length === 0) return carryOut(calls, wish, at)
  let held: CallsMove = { calls: { ...calls, queued: wish }, effects: [] }
  for (const { id } of audible) {
    const next = applyTo(held.calls, id, { kind: 'hold-requested', at })
    if (next.kind === 'rejected') return next
    held = { calls: next.calls, effects: [...held.effects, ...next.effects] }
  }
  return { kind: 'moved', ...held }
}

/** No hold and no setting up is on its way, so nothing else can become audible by itself. */
export function isQuiet(calls: Calls, wish?: Queued): boolean {
  const settled = (call: Call): boolean =>
    call.id === wish?.callId || !(isBeingSetUp(call) || (call.phase === 'active' && call.holdPending !== undefined))
  return calls.queued === undefined && calls.list.every(settled)
}

/** After every event: is it the queue's turn, or is it in vain? */
export function advanceQueue(move: CallsMove, at: EpochMs): CallsMove {
  const { queued, ...calls } = move.calls
  if (queued === undefined) return move
  if (!isPossible(calls, queued)) return { calls, effects: move.effects }
  const audible = calls.list.filter(isUnheld)
  if (audible.some(({ holdPending }) => holdPending !== 'hold')) return { calls, effects: move.effects }
  if (audible.length > 0) return move
  const done = carryOut(calls, queued, at)
  return done.kind === 'rejected' ? { calls, effects: move.effects } : { calls: done.calls, effects: [...move.effects, ...done.effects] }
}

function isPossible(calls: Calls, wish: Queued): boolean {
  const call = callById(calls, wish.callId)
  switch (wish.kind) {
    case 'answer':
      return call?.phase === 'incoming'
    case 'resume':
      return call?.phase === 'active' && heldByUs(call.hold) && call.holdPending === undefined
    case 'dial':
      return call === undefined && (wish.consultFor === undefined || callById(calls, wish.consultFor)?.phase === 'active')
  }
}

function carryOut(calls: Calls, wish: Queued, at: EpochMs): Ordered {
  if (wish.kind === 'answer') return applyTo(calls, wish.callId, { kind: 'answer-pressed', at })
  if (wish.kind === 'resume') return applyTo(calls, wish.callId, { kind: 'resume-requested', at })
  const begun = dial({ ...wish, at })
  const move = { calls: { ...calls, list: [...calls.list, begun.state] }, effects: begun.effects }
  if (wish.consultFor === undefined) return { kind: 'moved', ...move }
  const linked = follow(move, wish.consultFor, { kind: 'consult-started', at, target: wish.number, consultCallId: wish.callId })
  return { kind: 'moved', ...linked }
}
