import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'
import type { Change } from './change.ts'
import type { Packet } from './packet.ts'
import type { TrackerStatus } from './tracker-status.ts'
import type { Wanted } from './wanted.ts'

/** Where an escalation stands. The machine is in `transition.ts`, drawn above its code. */
export type EscalationState =
  /** Only on the seat of its author; nobody was told yet. */
  | { readonly phase: 'draft' }
  /** `to` absent: to all of line 2. `round` counts the offers from 1. */
  | { readonly phase: 'offered'; readonly since: EpochMs; readonly until: EpochMs; readonly to?: Member; readonly round: number }
  | { readonly phase: 'accepted'; readonly since: EpochMs; readonly by: Member }
  | { readonly phase: 'connected'; readonly since: EpochMs; readonly by: Member }
  | { readonly phase: 'advising'; readonly since: EpochMs; readonly by: Member }
  | { readonly phase: 'resolved'; readonly at: EpochMs; readonly by: Member; readonly how: string; readonly articleId?: string }
  | {
      readonly phase: 'returned'
      readonly at: EpochMs
      readonly by: Member
      readonly answer: string
      readonly articleId?: string
      readonly read: boolean
    }
  | { readonly phase: 'line-three'; readonly since: EpochMs; readonly by: Member; readonly issue: TrackerStatus }
  | { readonly phase: 'withdrawn'; readonly at: EpochMs; readonly why: 'undone' | 'solved' | 'client-left' }

export type EscalationPhase = EscalationState['phase']

/**
 * What the hub keeps of one escalation: the packet as it was offered, and everything that happened since. Where it
 * stands follows from the two (`escalationOf`), so that a record can never contradict its own history.
 */
export interface EscalationRecord {
  readonly packet: Packet
  /** Oldest first; the first is `offered`. */
  readonly changes: readonly Change[]
}

/** A record, understood. */
export interface Escalation extends EscalationRecord {
  readonly state: EscalationState
  /** What is wanted now: the packet's wish, unless it fell back to a callback. */
  readonly wanted: Wanted
  /** Facts the specialist had to ask again. */
  readonly askedAgain: ReadonlySet<string>
  /** First sight by a specialist, and the first who accepted. */
  readonly seenAt?: EpochMs
  readonly acceptedAt?: EpochMs
  /** First `returned`, `resolved`, `connected` or `advising`. */
  readonly answeredAt?: EpochMs
}
