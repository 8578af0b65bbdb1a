import type { CallId } from '../call/call-id.ts'
import type { EndReason } from '../call/end-reason.ts'
import type { Recording } from '../call/recording.ts'
import type { ClientId } from '../client/client-id.ts'
import type { Quality } from '../media/quality.ts'
import type { Predicted } from '../process/predicted.ts'
import type { LearnedVerdict } from '../client/learned-verdict.ts'
import type { WalkedScript } from '../script/walked-script.ts'
import type { EpochMs } from '../time.ts'
import type { TriedStep } from './tried-step.ts'
import type { Verified } from './verified.ts'

export type Channel = 'call-in' | 'call-out' | 'chat' | 'bot' | 'letter' | 'visit' | 'escalation'

/** What the client gave afterwards, e.g. 5 of 5 (CSI) or 3 of 3 (great, neutral, bad). `value` from 1 to `of`. */
export interface Rating {
  readonly value: number
  readonly of: number
  readonly comment?: string
}

/** A line of a chat or of a talk with the bot. */
export interface TranscriptLine {
  readonly who: 'client' | 'operator' | 'bot'
  readonly text: string
  readonly at?: EpochMs
}

/** One past contact as the timeline shows it, of any channel, from the CRM, the demo data or this seat. */
export interface PastContact {
  readonly id: string
  readonly channel: Channel
  readonly at: EpochMs
  readonly title: string
  /** Who, how long, quality: facts in words. */
  readonly details?: string
  /** The outcome in words, and a second line under it. */
  readonly outcome?: string
  readonly outcomeNote?: string
  /** Who of ours. */
  readonly by?: string
  /** Of a talk, ms. */
  readonly durationMs?: number
  /** Of a call, 1…4.5 (ITU-T P.800.1 MOS-CQE). */
  readonly mos?: number
  /** Address of the recording: https, see `isRecordingUrl`. */
  readonly recording?: string
  /** What our colleague wrote. */
  readonly notes?: string
  /** The client's problem in his own words. */
  readonly words?: string
  readonly transcript?: readonly TranscriptLine[]
  readonly rating?: Rating
  /** The request it was about. */
  readonly requestNumber?: string
  /** The role he spoke in; absent: unknown, shown with every role. */
  readonly roleId?: string
  readonly escalation?: { readonly number: string; readonly outcome?: string }
}

/** The facts of a call, written by the phone window; never edited by hand. */
export interface CallFactsRecord {
  readonly callId: CallId
  readonly direction: 'incoming' | 'outgoing'
  readonly number: string
  readonly displayName?: string
  readonly lineId?: string
  readonly startedAt: EpochMs
  readonly answeredAt?: EpochMs
  readonly endedAt?: EpochMs
  readonly reason?: EndReason
  readonly quality?: Quality
  /** What the PBX said of a recording; absent: nothing. */
  readonly recording?: Recording
}

/** The operator's part, written as it is typed. */
export interface OperatorWork {
  readonly clientId?: ClientId
  readonly roleId?: string
  /** Name as shown, so that the journal reads without the directory. */
  readonly clientName?: string
  readonly notes: string
  readonly topicId?: string
  readonly resultId?: string
  /** A promise made to the client, when the result asks for one. */
  readonly promise?: string
  /** The client of `clientId` proved in this call that it is he. */
  readonly verified?: Verified
  /** Whom the operator confirmed or ruled out in this call, newest first: a CRM may learn from it whose number this is. */
  readonly identified?: readonly LearnedVerdict[]
  /** What was tried in this call, oldest first, at most 50. */
  readonly tried?: readonly TriedStep[]
  /** What the card said the client would ask, and whether he did. */
  readonly predicted?: Predicted
  /** Scripts that were walked, in the order they were begun; the last one is the one of the call. */
  readonly scripts?: readonly WalkedScript[]
  /** When the notes or the disposition last changed. */
  readonly savedAt?: EpochMs
}

/**
 * call ends ──▶ wrap-up ──Save──▶ done.  `open` while the call lives. An `open` row found at start-up belongs to
 * a workstation that died in the call: it is closed as `interrupted: seat-died` and offered for wrap-up.
 * `not-required`: nothing to wrap up (missed, declined, answered elsewhere).
 */
export type InteractionStage = 'open' | 'wrap-up' | 'done' | 'not-required'

/** A call and all that the operator wrote about it. */
export interface Interaction {
  readonly id: CallId
  readonly stage: InteractionStage
  readonly facts: CallFactsRecord
  readonly work: OperatorWork
}
