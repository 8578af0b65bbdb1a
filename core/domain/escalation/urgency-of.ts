import type { Segment } from '../client/client.ts'
import type { EpochMs } from '../time.ts'
import type { Urgency } from './urgency.ts'
import type { Wanted } from './wanted.ts'

export interface UrgencyFacts {
  readonly segment?: Segment
  readonly vip: boolean
  readonly wanted: Wanted
  readonly promise?: { readonly dueAt: EpochMs }
  /** Hub time. */
  readonly now: EpochMs
}

const PROMISE_NEAR_MS = 60 * 60_000
const scale: readonly Urgency[] = ['low', 'normal', 'high', 'critical']

/**
 * How soon somebody must look at it: whoever waits on the phone weighs two, a call that was promised one; a client of segment A
 * or a VIP one more, a promise that runs out within the hour (or has run out) one more.
 */
export function urgencyOf({ segment, vip, wanted, promise, now }: UrgencyFacts): Urgency {
  const waits = wanted.kind === 'talk-now' || wanted.kind === 'advice' ? 2 : wanted.kind === 'callback' ? 1 : 0
  const valued = vip || segment === 'A' ? 1 : 0
  const promised = promise !== undefined && promise.dueAt - now <= PROMISE_NEAR_MS ? 1 : 0
  return scale[Math.min(waits + valued + promised, scale.length - 1)] ?? 'critical'
}
