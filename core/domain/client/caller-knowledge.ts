import type { EpochMs } from '../time.ts'
import type { ClientId } from './client-id.ts'
import type { LearnedVerdict } from './learned-verdict.ts'

/** Somebody who only disturbs, in the words of the operator who marked him. */
export interface NuisanceMark {
  readonly note: string
  readonly at: EpochMs
}

/** A call with this caller that came to nothing. `clientId`: whom we called. */
export interface Unanswered {
  readonly direction: 'incoming' | 'outgoing'
  readonly at: EpochMs
  readonly clientId?: ClientId
}

/** What this seat learned about one caller. */
export interface CallerKnowledge {
  /** Newest first, one a client. */
  readonly verdicts: readonly LearnedVerdict[]
  readonly nuisance?: NuisanceMark
  /** Calls of a known nuisance so far. */
  readonly nuisanceCalls: number
  readonly unanswered?: Unanswered
}

export const NOTHING_LEARNED: CallerKnowledge = { verdicts: [], nuisanceCalls: 0 }
