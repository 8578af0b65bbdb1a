import type { z } from 'zod'
import type { deliveryOutcomeSchema, deliverySchema } from '../../core/contract/bridge.ts'
import type { olderHistorySchema } from '../../core/contract/directory/directory-contract.ts'
import type { Client } from '../../core/domain/client/client.ts'
import type { ClientId } from '../../core/domain/client/client-id.ts'
import type { SourcePage, SourceTrouble } from '../../core/domain/directory/source-page.ts'
import type { EpochMs } from '../../core/domain/time.ts'

export type Delivery = z.output<typeof deliverySchema>
export type DeliveryOutcome = z.output<typeof deliveryOutcomeSchema>

/** Contacts of a client before a time, newest first, at most as many as were asked for. */
export type OlderHistory = z.output<typeof olderHistorySchema>

export interface HistoryQuestion {
  readonly clientId: ClientId
  readonly before: EpochMs
  /** 1…100. */
  readonly limit: number
}

/**
 * Takes interactions, and changes of clients' records, to a CRM. `jobId` is the idempotency key: the same job twice is one record there.
 * Expected trouble is an outcome; only bugs throw.
 */
export interface CrmConnector {
  deliver(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome>
  /**
   * What changed there since `cursor`; without one, everything the seat should know. At most `limit` clients a page; the same
   * cursor may come again. Absent: it cannot tell changes.
   */
  changes?(
    cursor: string | undefined,
    limit: number,
    signal: AbortSignal,
  ): Promise<({ readonly kind: 'page' } & SourcePage) | SourceTrouble>
  /** What it keeps beyond the record on the seat. Absent: it keeps no history, or cannot tell it. */
  history?(question: HistoryQuestion, signal: AbortSignal): Promise<OlderHistory>
  /** What only a CRM to rehearse with can do. */
  readonly rehearsal?: CrmRehearsal
}

export interface CrmRehearsal {
  /** These records as the CRM has them after all it took; merged ones are left out. */
  standing(originals: readonly Client[]): Promise<readonly Client[]>
  /** A colleague edits the record there, so that the next edit of the same meets it; false: it has no such record. */
  colleagueEdits(clientId: ClientId): Promise<boolean>
}
