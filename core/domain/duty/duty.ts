import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'

/** What a specialist is doing now. `away` has a reason id of the seat's breaks where it is a break. */
export type DutyState =
  | { readonly kind: 'free' }
  | { readonly kind: 'busy'; readonly with: 'call' | 'packet' | 'wrap-up' }
  | { readonly kind: 'away'; readonly reasonId?: string; readonly until?: EpochMs }

/** A specialist on duty, as announced: one record of the `duty` bucket, written again at every change and every heartbeat. */
export interface Duty {
  readonly member: Member
  readonly state: DutyState
  /** Since when in this state; hub time. */
  readonly since: EpochMs
  /** Whose packets she sees, by `organisationMark`; absent: everybody's. */
  readonly serves?: readonly string[]
  /** End of the shift, when known; hub time. */
  readonly dutyUntil?: EpochMs
  /** Grows with every heartbeat: silence is told by the receiver's own clock, never by the sender's. */
  readonly beat: number
}

/** A duty as seen by one seat. `silent`: its heartbeat has stopped; nothing is offered to it. */
export interface SeenDuty extends Duty {
  readonly silent: boolean
}

/** Between two heartbeats, ms; silent after three missed ones. */
export const HEARTBEAT_MS = 10_000
export const SILENT_AFTER_MS = 3.5 * HEARTBEAT_MS
