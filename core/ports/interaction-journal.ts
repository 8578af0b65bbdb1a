import type { CallId } from '../domain/call/call.ts'
import type { ClientId } from '../domain/client/client.ts'
import type { FinishedFigure } from '../domain/insight/finished-figure.ts'
import type { CallFactsRecord, Interaction, InteractionStage, OperatorWork } from '../domain/interaction/interaction.ts'
import type { EpochMs } from '../domain/time.ts'

/** What the operator wrote about a call, whether or not its facts are there yet. */
export interface KeptWork {
  readonly stage: InteractionStage
  readonly work: OperatorWork
}

/**
 * The journal of calls on this seat. The phone window writes facts, the desk writes work; the two never overwrite
 * each other. Every write is durable when its promise resolves. A write that cannot be kept rejects with `StorageFailure`.
 */
export interface InteractionJournal {
  /** Creates the row (stage `open`) or updates its facts. */
  recordFacts(facts: CallFactsRecord): Promise<void>
  /** Sets the facts and moves to `wrap-up` or `not-required`. */
  close(facts: CallFactsRecord, stage: 'wrap-up' | 'not-required'): Promise<void>
  recordWork(callId: CallId, work: OperatorWork): Promise<void>
  /**
   * Stage `done`, with the delivery job in the same transaction. Idempotent; on a row that is `done`, work that is newer
   * and says something else replaces the stored work and is delivered too. `figure` is kept for the team in that transaction
   * as well: a call is never finished without being counted.
   */
  finish(callId: CallId, work: OperatorWork, figure?: FinishedFigure): Promise<void>
  find(callId: CallId): Promise<Interaction | undefined>
  /** The work alone: the desk may have written before the phone wrote facts. Undefined: there is no row; rejects when it cannot be read. */
  findWork(callId: CallId): Promise<KeptWork | undefined>
  /** Newest first. `before`: only those that started earlier than this. */
  ofClient(clientId: ClientId, limit: number, before?: EpochMs): Promise<readonly Interaction[]>
  /** Newest first, of the whole seat. */
  recent(limit: number): Promise<readonly Interaction[]>
  /** Rows `open` or `wrap-up`, oldest first. */
  unfinished(): Promise<readonly Interaction[]>
}
