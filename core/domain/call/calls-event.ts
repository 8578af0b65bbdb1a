import type { EscalationId } from '../escalation/escalation-id.ts'
import type { Presence } from '../presence/presence.ts'
import type { EpochMs } from '../time.ts'
import type { CallContext, CallId, Party } from './call.ts'
import type { CallEvent } from './event.ts'

type WithCallId<E> = E extends unknown ? E & { readonly callId: CallId } : never

/** Everything that happens to the calls of a seat: the events of one call with its id, and those that make or drop one. */
export type CallsEvent =
  | {
      readonly kind: 'invite-received'
      readonly at: EpochMs
      readonly callId: CallId
      readonly remote: Party
      readonly context: CallContext
      /** Decides whether it may ring. */
      readonly presence: Presence
      readonly replaces?: CallId
    }
  /** `callId` is new, made by the caller. What is un-held is held first. */
  | {
      readonly kind: 'dial-requested'
      readonly at: EpochMs
      readonly callId: CallId
      readonly number: string
      readonly escalationId?: EscalationId
    }
  /** Holds `callId`, then dials `target` as `consultCallId`, a new id. */
  | {
      readonly kind: 'consult-requested'
      readonly at: EpochMs
      readonly callId: CallId
      readonly consultCallId: CallId
      readonly target: string
      readonly escalationId?: EscalationId
    }
  /** Out of the talk of three, which goes on without us; `callId` of either. */
  | { readonly kind: 'leave-requested'; readonly at: EpochMs; readonly callId: CallId }
  /** The next call of one of these (user parts), or with this id in its context, is answered by itself, once. */
  | {
      readonly kind: 'call-expected'
      readonly at: EpochMs
      readonly escalationId: EscalationId
      readonly from: readonly string[]
      readonly until: EpochMs
    }
  | { readonly kind: 'expectation-withdrawn'; readonly at: EpochMs; readonly escalationId: EscalationId }
  /** An ended call leaves the list (its wrap-up is finished, or there is none). */
  | { readonly kind: 'forgotten'; readonly at: EpochMs; readonly callId: CallId }
  | WithCallId<CallEvent>
