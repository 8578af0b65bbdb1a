import type { EpochMs } from '../time.ts'

/**
 * Why the PBX refused us for good. `wrong-password`: 401/403/407 after credentials were sent;
 * `unknown-account`: 404; `not-allowed`: 403 without a challenge.
 */
export type RefusalReason = 'wrong-password' | 'unknown-account' | 'not-allowed'

/** Why the line is not up now, though it will be tried again. */
export type OutageReason = 'socket-closed' | 'no-answer' | 'server-error' | 'network-lost' | 'half-open'

/**
 * Where the seat's line stands. The machine and its diagram are in `transition.ts`. `attempt` counts from 1 since the
 * line was last up: the attempt on its way, or, in `reconnecting`, the one that begins at `retryAt`.
 */
export type Registration =
  | { readonly phase: 'offline' }
  | { readonly phase: 'connecting'; readonly server: string; readonly since: EpochMs; readonly attempt: number }
  | { readonly phase: 'registered'; readonly server: string; readonly since: EpochMs; readonly expiresSeconds: number }
  | {
      readonly phase: 'reconnecting'
      readonly server: string
      readonly since: EpochMs
      readonly attempt: number
      readonly why: OutageReason
      readonly retryAt: EpochMs
    }
  | {
      readonly phase: 'failing-over'
      readonly server: string
      readonly since: EpochMs
      readonly attempt: number
      readonly why: OutageReason
    }
  | { readonly phase: 'refused'; readonly server: string; readonly since: EpochMs; readonly why: RefusalReason; readonly account: string }
