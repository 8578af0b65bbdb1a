import type { EpochMs } from '../time.ts'
import { rejected } from '../transition-result.ts'
import type { ActiveCall, Call, CallId } from './call.ts'
import { applyTo, callById, follow, isUnheld } from './call-list.ts'
import { isQuiet } from './calls-order.ts'
import type { Calls, CallsMove } from './calls-state.ts'
import type { CallEffect } from './effect.ts'
import { heldByUs } from './holding.ts'

type Answer = ({ readonly kind: 'moved' } & CallsMove) | ReturnType<typeof rejected>

/**
 * The talk of three. The client's call carries it as the stage of its attended transfer, so that there can be no talk
 * of three without exactly one client and one colleague:
 *
 *               client held, colleague un-held (or the other way about)
 *                    consulting
 *                      │     ▲
 *   join-three: the    │     │ a leg held by us, or its resume failed
 *   held leg resumes   ▼     │
 *                    joining ┤
 *                      │     │
 *   both legs un-held  ▼     │
 *   joinSound ▶      joined ─┴─▶ (none)   a party left, or the transfer was cancelled: partSound ▶, two talk on
 *                      │  ▲
 *   leave-three: REFER │  │ failed: the three go on
 *   with Replaces      ▼  │
 *                    leaving ──accepted──▶ both legs end: partSound ▶, the two are connected
 *
 * There is one microphone: mute is the same on both legs from `joining` on.
 */
export interface Three {
  readonly callId: CallId
  readonly consultCallId: CallId
}

/** The client's call that a command about a transfer means: the consultation stands for it too. */
export function clientCall(calls: Calls, id: CallId): Call | undefined {
  const call = callById(calls, id)
  return call?.consultFor === undefined ? call : callById(calls, call.consultFor)
}

/** The two whose sound is joined now. */
export function threeOf({ list }: Calls): Three | undefined {
  for (const call of list) {
    if (!isUnheld(call) || (call.transfer?.stage !== 'joined' && call.transfer?.stage !== 'leaving')) continue
    const { consultCallId } = call.transfer
    if (list.some((other) => other.id === consultCallId && isUnheld(other))) return { callId: call.id, consultCallId }
  }
  return undefined
}

/** Begins the talk of three, asked on either call. Nobody else may be spoken with, and nothing may be under way. */
export function join(calls: Calls, id: CallId, at: EpochMs): Answer {
  const client = clientCall(calls, id)
  const consult =
    client?.phase === 'active' && client.transfer?.stage === 'consulting' ? callById(calls, client.transfer.consultCallId) : undefined
  if (client?.phase !== 'active' || consult?.phase !== 'active' || !isQuiet(calls)) return rejected('not-now')
  const legs = [client, consult]
  if (calls.list.some((call) => isUnheld(call) && !legs.includes(call))) return rejected('not-now')
  let move = applyTo(calls, client.id, { kind: 'join-requested', at })
  for (const leg of legs.filter(({ hold }) => heldByUs(hold))) move = then(move, leg.id, at)
  if (move.kind === 'rejected' || client.muted === consult.muted) return move
  // A microphone that the operator believes to be off in one call must not be on in both.
  return { kind: 'moved', ...follow(move, client.muted ? consult.id : client.id, { kind: 'mute-requested', at, muted: true }) }
}

/** One microphone: in the talk of three it is off for both, or for none. */
export function mute(calls: Calls, event: { readonly callId: CallId; readonly at: EpochMs; readonly muted: boolean }): Answer {
  const muting = { kind: 'mute-requested', at: event.at, muted: event.muted } as const
  const move = applyTo(calls, event.callId, muting)
  if (move.kind === 'rejected') return move
  const client = clientCall(calls, event.callId)
  const transfer = client?.phase === 'active' ? client.transfer : undefined
  if (client === undefined || (transfer?.stage !== 'joining' && transfer?.stage !== 'joined' && transfer?.stage !== 'leaving')) return move
  const other = event.callId === client.id ? transfer.consultCallId : client.id
  return { kind: 'moved', ...follow(move, other, muting) }
}

/** What the holds of the two legs mean for the talk of three. */
export function settleThree(move: CallsMove, client: ActiveCall, consult: Call, at: EpochMs): CallsMove {
  const stage = client.transfer?.stage
  if (stage !== 'joining' && stage !== 'joined') return move
  if (isUnheld(client) && isUnheld(consult)) return stage === 'joined' ? move : follow(move, client.id, { kind: 'three-joined', at })
  const isResuming = [client, consult].some((leg) => leg.phase === 'active' && leg.holdPending === 'resume')
  return stage === 'joining' && isResuming ? move : follow(move, client.id, { kind: 'three-parted', at })
}

/** The sound follows the state, whatever brought the change about. */
export function followThree(before: Calls, { calls, effects }: CallsMove): CallsMove {
  const was = threeOf(before)
  const is = threeOf(calls)
  if (was?.callId === is?.callId && was?.consultCallId === is?.consultCallId) return { calls, effects }
  const sound: CallEffect[] = []
  if (was !== undefined) sound.push({ kind: 'partSound', ...was })
  if (is !== undefined) sound.push({ kind: 'joinSound', ...is })
  return { calls, effects: [...effects, ...sound] }
}

function then(move: Answer, callId: CallId, at: EpochMs): Answer {
  if (move.kind === 'rejected') return move
  const resumed = applyTo(move.calls, callId, { kind: 'resume-requested', at })
  return resumed.kind === 'rejected' ? resumed : { ...resumed, effects: [...move.effects, ...resumed.effects] }
}
