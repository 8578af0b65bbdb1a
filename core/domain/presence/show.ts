import type { EpochMs } from '../time.ts'
import type { Operator } from './operator.ts'
import type { NextPresence, Presence } from './presence.ts'
import { notReadyWhy } from './readiness.ts'

/** A call or an unfinished wrap-up keeps her. */
export function isBusy(operator: Operator): boolean {
  return operator.ringing.length > 0 || operator.talking.length > 0 || operator.wrapUps.length > 0
}

/**
 * Brings what is shown in line with what is known. Also keeps the two books that only this moment can: what is left of
 * a wrap-up that a call pushes aside, and the choice for afterwards, which is used when the operator becomes free.
 */
export function show(before: Operator, stepped: Operator, clock: EpochMs): Operator {
  const at = Math.max(clock, before.presence.since)
  const operator = bookNext(before, putWrapUpAside(before, stepped, at))
  return { ...operator, presence: presenceOf(before.presence, operator, at) }
}

function presenceOf(before: Presence, operator: Operator, at: EpochMs): Presence {
  if (!operator.signedIn && !isBusy(operator)) return keep(before, { kind: 'offline', since: at })
  const next = operator.next === undefined ? {} : { next: operator.next }
  if (operator.talking.length > 0) return keep(before, { kind: 'on-call', since: at, ...next })
  if (operator.ringing.length > 0) return keep(before, { kind: 'ringing', since: at, ...next })
  const wrapUp = operator.wrapUps.at(-1)
  if (wrapUp !== undefined) return keep(before, { kind: 'wrap-up', since: at, until: at + wrapUp.leftMs, callId: wrapUp.callId, ...next })
  if (operator.wants.kind === 'break') return keep(before, { kind: 'break', since: at, reasonId: operator.wants.reasonId })
  const why = notReadyWhy(operator.readiness)
  return keep(before, why === undefined ? { kind: 'ready', since: at } : { kind: 'not-ready', since: at, why })
}

/** The same state goes on: its beginning and its deadline stay; unchanged in every part, it is the same object. */
function keep(before: Presence, now: Presence): Presence {
  if (before.kind !== now.kind) return now
  if (now.kind === 'wrap-up' && before.kind === 'wrap-up') {
    if (before.callId !== now.callId) return now
    return sameNext(before.next, now.next) ? before : { ...now, since: before.since, until: before.until }
  }
  if (now.kind === 'break' && before.kind === 'break' && before.reasonId !== now.reasonId) return now
  if (now.kind === 'not-ready' && before.kind === 'not-ready' && before.why !== now.why) return { ...now, since: before.since }
  const nextBefore = 'next' in before ? before.next : undefined
  const nextNow = 'next' in now ? now.next : undefined
  return sameNext(nextBefore, nextNow) ? before : { ...now, since: before.since }
}

function sameNext(a: NextPresence | undefined, b: NextPresence | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.kind === 'break' ? b.kind === 'break' && a.reasonId === b.reasonId : b.kind === 'ready'
}

/** The wrap-up on the screen is pushed aside, by a call or by a newer wrap-up: what is left of it is noted. */
function putWrapUpAside(before: Operator, operator: Operator, at: EpochMs): Operator {
  const shown = before.presence
  if (shown.kind !== 'wrap-up') return operator
  const stays = operator.talking.length === 0 && operator.ringing.length === 0 && operator.wrapUps.at(-1)?.callId === shown.callId
  if (stays) return operator
  const wrapUps = operator.wrapUps.map((pending) => (pending.callId === shown.callId ? { ...pending, leftMs: shown.until - at } : pending))
  return { ...operator, wrapUps }
}

/**
 * A call from a break leads back to it unless something else is chosen, and says so beforehand. When the last thing to
 * do is done, the choice is used and cleared; with none, it is Ready.
 */
function bookNext(before: Operator, operator: Operator): Operator {
  if (!isBusy(before) && isBusy(operator)) {
    return operator.wants.kind === 'break' && operator.next === undefined ? { ...operator, next: operator.wants } : operator
  }
  if (isBusy(before) && !isBusy(operator)) {
    const { next, ...free } = operator
    return { ...free, wants: next ?? { kind: 'ready' } }
  }
  return operator
}
