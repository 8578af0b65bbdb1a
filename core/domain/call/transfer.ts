import type { EpochMs } from '../time.ts'
import type { CallId } from './call-id.ts'

/** The PBX has been asked and has not said how it went. */
export const isOnItsWay = (transfer: Transfer | undefined): boolean =>
  transfer?.stage === 'requested' || transfer?.stage === 'completing' || transfer?.stage === 'leaving'

/** Why a transfer did not happen; the call stays with the operator. */
export type TransferFailure = 'unknown-number' | 'busy' | 'declined' | 'no-answer' | 'refused-by-pbx' | 'line-lost'

/**
 * blind:    requested ──NOTIFY 2xx──▶ (call ends: transferred) | ──NOTIFY 3xx–6xx──▶ failed
 * attended: consulting ──complete──▶ completing ──NOTIFY 2xx──▶ (both end) | ──▶ failed
 *            │      ▲ ▲
 *          join     │ └─one of the two held, by us
 *            ▼      │                  │
 *          joining ─┘resume failed     │
 *            │                         │
 *            └─both un-held──▶ joined ─┴─leave──▶ leaving ──NOTIFY 2xx──▶ (both end)
 *                                ▲                   │
 *                                └──────leaveFailed──┘
 * From `joined` until the end of `leaving` the operator, the client and the colleague hear each other.
 */
export type Transfer =
  | { readonly kind: 'blind'; readonly target: string; readonly stage: 'requested' }
  | { readonly kind: 'blind'; readonly target: string; readonly stage: 'failed'; readonly why: TransferFailure }
  | {
      readonly kind: 'attended'
      readonly target: string
      readonly consultCallId: CallId
      readonly stage: 'consulting' | 'joining' | 'completing'
    }
  | {
      readonly kind: 'attended'
      readonly target: string
      readonly consultCallId: CallId
      readonly stage: 'joined'
      /** Since when all three talk. */
      readonly since: EpochMs
      /** Why the operator could not leave the two alone when she last tried; the three go on. */
      readonly leaveFailed?: TransferFailure
    }
  | {
      readonly kind: 'attended'
      readonly target: string
      readonly consultCallId: CallId
      readonly stage: 'leaving'
      readonly since: EpochMs
    }
  | {
      readonly kind: 'attended'
      readonly target: string
      readonly consultCallId: CallId
      readonly stage: 'failed'
      readonly why: TransferFailure
    }
