import { missingCase } from '../exhaustive.ts'
import type { Presence } from '../presence/presence.ts'
import type { MissedWhy } from './end-reason.ts'

/** As many calls as one person can keep apart: one spoken with, one held, one waiting. */
export const MAX_CALLS = 3

/** May an incoming call be heard? A refused one is recorded as missed, with the reason. */
export type Admission =
  { readonly kind: 'ring' } | { readonly kind: 'wait' } | { readonly kind: 'reject'; readonly code: 480 | 486; readonly why: MissedWhy }

/**
 * 480 (RFC 3261 §21.4.18: nobody there now) sends a queue on to the next operator; 486 (§21.4.24) says that this one is busy.
 * @param living calls that are not over, ≥ 0
 */
export function admit(presence: Presence, living: number): Admission {
  if (living >= MAX_CALLS) return { kind: 'reject', code: 486, why: 'too-many-calls' }
  switch (presence.kind) {
    case 'break':
      return { kind: 'reject', code: 480, why: 'on-break' }
    case 'offline':
    case 'not-ready':
      return { kind: 'reject', code: 480, why: 'not-ready' }
    case 'ready':
    case 'ringing':
    case 'on-call':
    case 'wrap-up':
      return { kind: living > 0 ? 'wait' : 'ring' }
    default:
      return missingCase(presence)
  }
}
