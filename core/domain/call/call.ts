import type { EscalationId } from '../escalation/escalation-id.ts'
import type { EpochMs } from '../time.ts'
import type { CallId } from './call-id.ts'
import type { EndReason } from './end-reason.ts'
import type { Recording } from './recording.ts'
import type { Transfer } from './transfer.ts'

export type { CallId } from './call-id.ts'

/** The other side as the PBX names it. `number` is the raw user part of the SIP URI; it may be empty when withheld. */
export interface Party {
  readonly number: string
  readonly displayName?: string
}

/** What the PBX told us about an incoming call: dialled line and DID, and every `X-` header (names in lower case). */
export interface CallContext {
  readonly lineId?: string
  readonly did?: string
  readonly headers: Readonly<Record<string, string>>
  /** The escalation this call belongs to: header `X-Escalation`, or the packet whose call was expected here. */
  readonly escalationId?: EscalationId
  /** What the PBX said of a recording (header `X-Recording`); absent: nothing. */
  readonly recording?: Recording
}

export type Hold = 'none' | 'local' | 'remote' | 'both'

/** Whether sound flows. `interrupted` comes from the media path (ICE, packet counters), never from SIP alone. */
export type MediaPath =
  { readonly state: 'none' } | { readonly state: 'flowing' } | { readonly state: 'interrupted'; readonly since: EpochMs }

interface CallFacts {
  readonly id: CallId
  readonly remote: Party
  readonly context: CallContext
  /** INVITE received, or dialling begun. */
  readonly startedAt: EpochMs
  /** An outgoing consultation on behalf of this call (attended transfer). */
  readonly consultFor?: CallId
  /** An INVITE with Replaces (RFC 3891) that takes the place of this call of ours. */
  readonly replaces?: CallId
}

type Incoming = CallFacts & { readonly direction: 'incoming' }
type Outgoing = CallFacts & { readonly direction: 'outgoing' }
type Either = CallFacts & { readonly direction: 'incoming' | 'outgoing' }

/**
 * One call, a union on `phase`. Hold, mute and transfer are fields of `active`, not phases.
 * The machine is in `transition.ts`, its diagram above it.
 */
export type Call =
  | (Incoming & { readonly phase: 'incoming'; /** another call is up: ring softly, wait */ readonly waiting: boolean })
  | (Outgoing & { readonly phase: 'dialing' })
  | (Outgoing & { readonly phase: 'alerting'; readonly earlyMedia: boolean })
  | (Either & { readonly phase: 'connecting' })
  | ActiveCall
  | EndingCall
  | EndedCall

export type ActiveCall = Either & {
  readonly phase: 'active'
  readonly answeredAt: EpochMs
  readonly hold: Hold
  /** When the present hold began, for the timer. */
  readonly heldSince?: EpochMs
  /** A re-INVITE for hold or resume is on its way; another one waits for its end. */
  readonly holdPending?: 'hold' | 'resume'
  readonly muted: boolean
  readonly media: MediaPath
  readonly transfer?: Transfer
}

export type EndingCall = Either & {
  readonly phase: 'ending'
  readonly answeredAt?: EpochMs
  /** It ended for the operator; the network's confirmation follows. */
  readonly endedAt: EpochMs
  readonly reason: EndReason
}

export type EndedCall = Either & {
  readonly phase: 'ended'
  readonly answeredAt?: EpochMs
  readonly endedAt: EpochMs
  readonly reason: EndReason
}

export type CallPhase = Call['phase']
