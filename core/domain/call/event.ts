import type { EscalationId } from '../escalation/escalation-id.ts'
import type { EpochMs } from '../time.ts'
import type { CallId, Party } from './call.ts'
import type { EndReason, FailedWhy, MissedWhy } from './end-reason.ts'
import type { TransferFailure } from './transfer.ts'

/** What the operator asks of one call. One that does not fit is answered `not-now`. */
export type CallCommand =
  | { readonly kind: 'answer-pressed'; readonly at: EpochMs }
  | { readonly kind: 'decline-pressed'; readonly at: EpochMs }
  | { readonly kind: 'hang-up-pressed'; readonly at: EpochMs }
  | { readonly kind: 'hold-requested'; readonly at: EpochMs }
  | { readonly kind: 'resume-requested'; readonly at: EpochMs }
  | { readonly kind: 'mute-requested'; readonly at: EpochMs; readonly muted: boolean }
  | { readonly kind: 'blind-transfer-requested'; readonly at: EpochMs; readonly target: string; readonly escalationId?: EscalationId }
  /** The consultation call exists now; this call is held. */
  | { readonly kind: 'consult-started'; readonly at: EpochMs; readonly target: string; readonly consultCallId: CallId }
  /** Leaves client and colleague alone, from a consultation or from the talk of three. */
  | { readonly kind: 'complete-requested'; readonly at: EpochMs }
  /** The client's call, of which the colleague's is the consultation, is to become a talk of three. */
  | { readonly kind: 'join-requested'; readonly at: EpochMs }
  /** Gives the consultation up, or puts a failed transfer away. */
  | { readonly kind: 'transfer-cancelled'; readonly at: EpochMs }

/** What the network, the media path and the timers say about one call. */
export type CallSignal =
  | { readonly kind: 'progress'; readonly at: EpochMs; readonly earlyMedia: boolean }
  /** 2xx to our INVITE: the other side answered, sound is being set up. */
  | { readonly kind: 'accepted'; readonly at: EpochMs }
  | { readonly kind: 'established'; readonly at: EpochMs }
  | { readonly kind: 'hold-confirmed'; readonly at: EpochMs }
  | { readonly kind: 'hold-failed'; readonly at: EpochMs }
  | { readonly kind: 'resume-confirmed'; readonly at: EpochMs }
  | { readonly kind: 'resume-failed'; readonly at: EpochMs }
  | { readonly kind: 'remote-hold-changed'; readonly at: EpochMs; readonly held: boolean }
  | { readonly kind: 'transfer-accepted'; readonly at: EpochMs }
  | { readonly kind: 'transfer-failed'; readonly at: EpochMs; readonly why: TransferFailure }
  /** The consultation is over without a transfer; `why` when it did not come about. */
  | { readonly kind: 'consult-ended'; readonly at: EpochMs; readonly why?: TransferFailure }
  /** Both legs of the talk of three are un-held now; one of them no longer is, or cannot be. */
  | { readonly kind: 'three-joined'; readonly at: EpochMs }
  | { readonly kind: 'three-parted'; readonly at: EpochMs }
  | { readonly kind: 'remote-changed'; readonly at: EpochMs; readonly remote: Party }
  | { readonly kind: 'media-flowing'; readonly at: EpochMs }
  /** `since`: when sound was last heard, where that is known; the break of the path is noticed seconds later. */
  | { readonly kind: 'media-interrupted'; readonly at: EpochMs; readonly since?: EpochMs }
  /** Recovery was given up. */
  | { readonly kind: 'given-up'; readonly at: EpochMs; readonly why: 'media-lost' | 'line-lost' }
  /** Another call of ours took its place (RFC 3891). */
  | { readonly kind: 'replaced'; readonly at: EpochMs }
  /** The dialog is gone: the other side's BYE, or the end of our own. */
  | { readonly kind: 'ended'; readonly at: EpochMs; readonly reason: EndReason }
  /** Incoming, gone before the answer. */
  | { readonly kind: 'missed'; readonly at: EpochMs; readonly why: MissedWhy | 'answered-elsewhere' }
  /** Outgoing that did not come about, or an answer that could not be given (no microphone). */
  | { readonly kind: 'failed'; readonly at: EpochMs; readonly why: FailedWhy; readonly sipCode?: number }
  /** The timer of `scheduleTimeout` rang. */
  | { readonly kind: 'timed-out'; readonly at: EpochMs }
  /** The phone window is being closed. */
  | { readonly kind: 'seat-closing'; readonly at: EpochMs }

export type CallEvent = CallCommand | CallSignal
export type CallEventKind = CallEvent['kind']
