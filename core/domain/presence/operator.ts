import type { EpochMs } from '../time.ts'
import type { NextPresence, Presence } from './presence.ts'
import { nothingReady, type Readiness } from './readiness.ts'

/** A wrap-up that is not finished. `leftMs` is what remained of its time when it was last put aside; negative: overtime. */
export interface PendingWrapUp {
  readonly callId: string
  readonly leftMs: number
}

/** Everything the presence machine knows; `presence` is what is shown and follows from the rest. */
export interface Operator {
  readonly signedIn: boolean
  readonly readiness: Readiness
  /** Where the operator is when nothing keeps her busy. */
  readonly wants: NextPresence
  /** Chosen for afterwards; used once, then cleared. */
  readonly next?: NextPresence
  readonly ringing: readonly string[]
  readonly talking: readonly string[]
  /** Last in, first out: the call on the screen is wrapped up first. */
  readonly wrapUps: readonly PendingWrapUp[]
  readonly presence: Presence
}

/** An operator who is not signed in. */
export const operatorAt = (at: EpochMs): Operator => ({
  signedIn: false,
  readiness: nothingReady,
  wants: { kind: 'ready' },
  ringing: [],
  talking: [],
  wrapUps: [],
  presence: { kind: 'offline', since: at },
})
