import { missingCase } from '../exhaustive.ts'
import { moved, rejected, type TransitionResult } from '../transition-result.ts'
import type { PresenceEffect } from './effect.ts'
import type { PresenceEvent } from './event.ts'
import type { Operator } from './operator.ts'
import { isBusy, show } from './show.ts'

export interface PresenceConfig {
  /** Time for a wrap-up in ms, ≥ 0. */
  readonly wrapUpMs: number
}

export type PresenceTransition = TransitionResult<Operator, PresenceEffect>

/**
 *   offline ──signed-in──▶ ready ⇄ break          (chosen)
 *                          ready ⇄ not-ready{why}  (readiness lost, readiness back)
 *
 *   ready, not-ready ──call-rang──▶ ringing ──call-answered──▶ on-call ──last call-ended──▶ wrap-up{until}
 *        ▲                            │ missed, declined          ▲                           │  ▲     │
 *        └────────────────────────────┘                           │          call-rang, again └──┘     │
 *   ready, break ──call-dialled───────────────────────────────────┘          (the wrap-up is kept)     │
 *                                                                                                      │
 *   the chosen next (used once), or ready, or not-ready{why} ◀──────────────────wrap-up-finished───────┘
 *
 * What is shown is derived from what is known (`show.ts`): calls go before wrap-ups, wrap-ups before the wish, the wish
 * before readiness. The wrap-up's deadline is only shown: no timer and no screen changes the state of an operator.
 */
export function transition(state: Operator, event: PresenceEvent, config: PresenceConfig): PresenceTransition {
  const next = step(state, event, config)
  if (next.kind === 'rejected') return next
  const shown = show(state, next.operator, event.at)
  return moved(shown, ...announcements(state, shown))
}

type Step = { readonly kind: 'stepped'; readonly operator: Operator } | ReturnType<typeof rejected>

const stepped = (operator: Operator): Step => ({ kind: 'stepped', operator })

function step(state: Operator, event: PresenceEvent, config: PresenceConfig): Step {
  switch (event.kind) {
    case 'signed-in':
      return state.signedIn ? rejected('not-now') : stepped({ ...state, signedIn: true })
    case 'signed-out':
      return signOut(state)
    case 'readiness-changed':
      return stepped({ ...state, readiness: event.readiness })
    case 'chosen':
      return choose(state, event)
    case 'call-rang':
      return isKnown(state, event.callId) ? rejected('bug') : stepped({ ...state, ringing: [...state.ringing, event.callId] })
    case 'call-dialled':
      return isKnown(state, event.callId) ? rejected('bug') : stepped(startTalking(state, event.callId))
    case 'call-answered':
      return state.ringing.includes(event.callId) ? stepped(startTalking(state, event.callId)) : rejected('late')
    case 'call-ended':
      return endCall(state, event.callId, event.wrapUp, config)
    case 'wrap-up-finished':
      return finishWrapUp(state, event.callId)
    case 'wrap-up-recovered':
      return recoverWrapUp(state, event.callId, config)
    default:
      return missingCase(event)
  }
}

/** Calls and unfinished wrap-ups are kept from being walked away from. */
function signOut(state: Operator): Step {
  if (!state.signedIn || isBusy(state)) return rejected('not-now')
  return stepped({ ...withoutNext(state), signedIn: false, wants: { kind: 'ready' } })
}

function choose(state: Operator, { next }: Extract<PresenceEvent, { kind: 'chosen' }>): Step {
  if (!state.signedIn) return rejected('not-now')
  return stepped(isBusy(state) ? { ...state, next } : { ...withoutNext(state), wants: next })
}

function startTalking(state: Operator, callId: string): Operator {
  return { ...state, ringing: state.ringing.filter((id) => id !== callId), talking: [...state.talking, callId] }
}

function endCall(state: Operator, callId: string, wrapUp: boolean, config: PresenceConfig): Step {
  if (!state.ringing.includes(callId) && !state.talking.includes(callId)) return rejected('late')
  return stepped({
    ...state,
    ringing: state.ringing.filter((id) => id !== callId),
    talking: state.talking.filter((id) => id !== callId),
    wrapUps: wrapUp ? [...state.wrapUps, { callId, leftMs: config.wrapUpMs }] : state.wrapUps,
  })
}

function finishWrapUp(state: Operator, callId: string): Step {
  if (!state.wrapUps.some((pending) => pending.callId === callId)) return rejected('not-now')
  return stepped({ ...state, wrapUps: state.wrapUps.filter((pending) => pending.callId !== callId) })
}

function recoverWrapUp(state: Operator, callId: string, config: PresenceConfig): Step {
  if (isKnown(state, callId)) return rejected('late')
  return stepped({ ...state, wrapUps: [{ callId, leftMs: config.wrapUpMs }, ...state.wrapUps] })
}

function isKnown(state: Operator, callId: string): boolean {
  return state.ringing.includes(callId) || state.talking.includes(callId) || state.wrapUps.some((pending) => pending.callId === callId)
}

function withoutNext({ next: _used, ...state }: Operator): Operator {
  return state
}

function announcements(before: Operator, after: Operator): readonly PresenceEffect[] {
  const { presence } = after
  if (presence === before.presence) return []
  const publish: PresenceEffect = { kind: 'publishPresence', presence }
  const sameWrapUp = before.presence.kind === 'wrap-up' && presence.kind === 'wrap-up' && before.presence.callId === presence.callId
  if (presence.kind !== 'wrap-up' || sameWrapUp) return [publish]
  return [publish, { kind: 'showWrapUp', callId: presence.callId, until: presence.until }]
}
