import type { EpochMs } from '../time.ts'
import type { NextPresence } from './presence.ts'
import type { Readiness } from './readiness.ts'

/** There is no event for a timer or for a screen that comes or goes: neither ever changes an operator's state. */
export type PresenceEvent =
  | { readonly kind: 'signed-in'; readonly at: EpochMs }
  | { readonly kind: 'signed-out'; readonly at: EpochMs }
  | { readonly kind: 'readiness-changed'; readonly at: EpochMs; readonly readiness: Readiness }
  /** The operator chooses: at once when free, afterwards when busy. */
  | { readonly kind: 'chosen'; readonly at: EpochMs; readonly next: NextPresence }
  | { readonly kind: 'call-rang'; readonly at: EpochMs; readonly callId: string }
  | { readonly kind: 'call-dialled'; readonly at: EpochMs; readonly callId: string }
  | { readonly kind: 'call-answered'; readonly at: EpochMs; readonly callId: string }
  | { readonly kind: 'call-ended'; readonly at: EpochMs; readonly callId: string; readonly wrapUp: boolean }
  | { readonly kind: 'wrap-up-finished'; readonly at: EpochMs; readonly callId: string }
  /** A call of an earlier life of the workstation still wants its wrap-up. */
  | { readonly kind: 'wrap-up-recovered'; readonly at: EpochMs; readonly callId: string }
