import type { EscalationId } from '../escalation/escalation-id.ts'
import type { CallFactsRecord } from '../interaction/interaction.ts'
import type { EpochMs } from '../time.ts'
import type { CallId } from './call.ts'

type OfCall<T> = T & { readonly callId: CallId }

/** What is to be done about a call, as data; one runner carries it out. An effect for a call that is gone is dropped. */
export type CallEffect =
  | OfCall<{ readonly kind: 'startRingtone' }>
  | OfCall<{ readonly kind: 'startCallWaitingTone' }>
  /** Ends the ringtone or the waiting tone of this call. */
  | OfCall<{ readonly kind: 'stopRinging' }>
  /** Our own ringback while the far end rings without early media. */
  | OfCall<{ readonly kind: 'playRingback' }>
  | OfCall<{ readonly kind: 'stopRingback' }>
  | OfCall<{ readonly kind: 'sendInvite'; readonly number: string; readonly escalationId?: EscalationId }>
  | OfCall<{ readonly kind: 'accept' }>
  | OfCall<{ readonly kind: 'reject'; readonly code: 480 | 486 }>
  /** CANCEL of our own INVITE. */
  | OfCall<{ readonly kind: 'cancel' }>
  | OfCall<{ readonly kind: 'sendBye' }>
  /** Answered by `hold-confirmed` or `hold-failed`, always, with an own timeout. */
  | OfCall<{ readonly kind: 'sendHold' }>
  /** Answered by `resume-confirmed` or `resume-failed`, always, with an own timeout. */
  | OfCall<{ readonly kind: 'sendResume' }>
  | OfCall<{ readonly kind: 'setMuted'; readonly muted: boolean }>
  | OfCall<{ readonly kind: 'sendRefer'; readonly target: string; readonly escalationId?: EscalationId }>
  /** REFER with Replaces (RFC 3891): joins this call's other side with that of the consultation. */
  | OfCall<{ readonly kind: 'sendReferReplaces'; readonly consultCallId: CallId }>
  | OfCall<{ readonly kind: 'restartIce' }>
  /** From now on each of the two other sides hears the microphone and the other of them. */
  | OfCall<{ readonly kind: 'joinSound'; readonly consultCallId: CallId }>
  /** The microphone alone again, in whichever of the two goes on. */
  | OfCall<{ readonly kind: 'partSound'; readonly consultCallId: CallId }>
  /** Ring `timed-out` at this time; one timer a call, a new one replaces the old. */
  | OfCall<{ readonly kind: 'scheduleTimeout'; readonly at: EpochMs }>
  | OfCall<{ readonly kind: 'cancelTimeout' }>
  /** Write the facts: `open` while it lives, the other two close the row. The runner adds the quality. */
  | OfCall<{ readonly kind: 'recordCall'; readonly facts: CallFactsRecord; readonly stage: 'open' | 'wrap-up' | 'not-required' }>
  | OfCall<{ readonly kind: 'notify'; readonly notice: CallNotice }>

/** What the operator must hear of though no state shows it. */
export type CallNotice = 'could-not-hold' | 'could-not-resume'
