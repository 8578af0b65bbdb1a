import type { Segment } from '../client/client.ts'
import type { WantedKind } from '../escalation/wanted.ts'
import type { KnowledgeEvent } from '../knowledge/usage.ts'
import type { PredictionFigure } from '../process/predicted.ts'
import type { RunRecord } from '../script/run-record.ts'
import type { EpochMs } from '../time.ts'

/** What the figures are counted from: one entry of an organisation's event log. No personal data of clients. */
export type TeamEvent =
  /** A worked call of line 1 was finished. `escalated`: it went on to line 2. */
  {
    readonly kind: 'interaction-finished'
    readonly id: string
    readonly at: EpochMs
    readonly operatorId: string
    readonly site?: string
    readonly outsourcer?: string
    readonly topicId?: string
    readonly resultId?: string
    readonly lineId?: string
    readonly escalated: boolean
    /** What the card foretold the client would ask, and what of it he did; absent: nothing was foretold. */
    readonly predicted?: PredictionFigure
    /** Scripts that were walked in it, in their order; absent: none. */
    readonly scripts?: readonly RunRecord[]
  }

/** How an escalation ended. `taken-back`: undone, or line 1 solved it after all; `client-left`: he did not wait. */
export type EscalationEnd = 'resolved' | 'returned' | 'taken-back' | 'client-left'

/** An escalation as the figures see it: times, kinds and names of fields; nothing of who called, or what he said. */
export interface EscalationFigures {
  /** Of the escalation. */
  readonly id: string
  /** Place of the last change that says something here, from 1: of two tellings the later one counts, so that one that was opened again is told by its last end. */
  readonly changes: number
  /** Call it came from: the same id as its interaction. */
  readonly callId?: string
  readonly topicId?: string
  readonly segment?: Segment
  /** What line 1 wished for at the click. */
  readonly wanted: WantedKind
  /** Nobody was free in time: it became a callback. */
  readonly fellBack: boolean
  readonly offeredAt: EpochMs
  readonly acceptedAt?: EpochMs
  readonly answeredAt?: EpochMs
  /** By when: the rules at the click, or the promise of the callback after it fell back. */
  readonly acceptBy: EpochMs
  readonly answerBy: EpochMs
  readonly resolveBy: EpochMs
  /** Absent: it lives. */
  readonly ended?: { readonly at: EpochMs; readonly how: EscalationEnd }
  /** Names of the facts line 2 had to ask again, each once: `phone`, `email`, `city`, `status`, or the field's own label. */
  readonly askedAgain: readonly string[]
  /** Of the seat that escalated. */
  readonly site?: string
  readonly outsourcer?: string
}

/** What became of an escalation; written when it ends, again when it was opened again and ends anew. */
export interface EscalationEnded extends EscalationFigures {
  readonly kind: 'escalation-ended'
  readonly ended: { readonly at: EpochMs; readonly how: EscalationEnd }
}

/** What was done with the knowledge base; nothing of a client, but the words that were looked for. */
export interface KnowledgeUsed extends KnowledgeEvent {
  readonly kind: 'knowledge-used'
}

/** What a seat tells the log. */
export type SeatEvent = TeamEvent | KnowledgeUsed

/** Everything that is in an organisation's event log. */
export type LoggedEvent = TeamEvent | EscalationEnded | KnowledgeUsed
