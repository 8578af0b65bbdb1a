import type { CallId } from '../domain/call/call.ts'
import type { EpochMs } from '../domain/time.ts'

/** Where a job stands. `exhausted` and `rejected` stay visible and can be sent again: work is never deleted. */
export type DeliveryStatus =
  | { readonly kind: 'due'; readonly at: EpochMs }
  /** A pump is sending it; after `until` another may take it. */
  | { readonly kind: 'leased'; readonly until: EpochMs }
  | { readonly kind: 'delivered'; readonly at: EpochMs }
  /** Tried for a day without an answer that settles it. */
  | { readonly kind: 'exhausted'; readonly at: EpochMs }
  /** The receiver will never take it as it is. */
  | { readonly kind: 'rejected'; readonly at: EpochMs; readonly why: string }

export type DeliveryKind = 'interaction' | 'client-change'

/** The id of a call, or `client:` with a key that names the record to this seat alone. */
export type DeliveryLane = CallId | ClientLane
export type ClientLane = `client:${string}`

/** One delivery to the CRM. Its id is the idempotency key: a resend is never a second record over there. */
export interface DeliveryJob {
  readonly id: string
  readonly kind: DeliveryKind
  /** Jobs of one lane are sent in the order they were made: `callLane`, or one a client's record. */
  readonly lane: DeliveryLane
  readonly createdAt: EpochMs
  /** The day of tries is counted from here: creation, or the operator's last "send again". */
  readonly tryingSince: EpochMs
  /** Failed tries since `tryingSince`; a rate limit is not a failure. */
  readonly failures: number
  /** All tries ever made. */
  readonly tries: number
  readonly status: DeliveryStatus
}

/** A job that is due at once. */
export const newDeliveryJob = (id: string, callId: CallId, at: EpochMs): DeliveryJob => dueJob(id, 'interaction', callId, at)

/** The delivery of a change of a client's record, due at once; its id is the change's. */
export const newChangeJob = (changeId: string, lane: ClientLane, at: EpochMs): DeliveryJob => dueJob(changeId, 'client-change', lane, at)

const dueJob = (id: string, kind: DeliveryKind, lane: DeliveryLane, at: EpochMs): DeliveryJob => ({
  id,
  kind,
  lane,
  createdAt: at,
  tryingSince: at,
  failures: 0,
  tries: 0,
  status: { kind: 'due', at },
})
