import type { EscalationId } from '../escalation/escalation-id.ts'
import type { EpochMs } from '../time.ts'
import type { TransitionResult } from '../transition-result.ts'
import type { Call, CallId } from './call.ts'
import type { CallEffect } from './effect.ts'

/** What waits for a hold to be confirmed. */
export type Queued =
  | { readonly kind: 'answer'; readonly callId: CallId }
  | { readonly kind: 'resume'; readonly callId: CallId }
  | {
      readonly kind: 'dial'
      readonly callId: CallId
      readonly number: string
      readonly consultFor?: CallId
      readonly escalationId?: EscalationId
    }

/** A call that the operator has said yes to before it rang: see `expected-call.ts`. */
export interface ExpectedCall {
  readonly escalationId: EscalationId
  /** User parts of those who may call for it. */
  readonly from: readonly string[]
  readonly until: EpochMs
}

/** The calls of a seat: living ones, and ended ones until they are forgotten. Oldest first. */
export interface Calls {
  readonly list: readonly Call[]
  readonly queued?: Queued
  /** Absent when none is. Oldest first. */
  readonly expected?: readonly ExpectedCall[]
}

export type CallsTransition = TransitionResult<Calls, CallEffect>

/** Calls that moved, with what is to be done about them. */
export interface CallsMove {
  readonly calls: Calls
  readonly effects: readonly CallEffect[]
}

export const noCalls: Calls = { list: [] }
