import type { DeliveryJob } from '../../../core/outbox/delivery-job.ts'
import type { DeliveryOutcome } from '../../../core/outbox/delivery-outcome.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { JobState } from './delivery-job.ts'

/** Delivery jobs as the desk sees them. */
export interface JobStore {
  /** The newest delivery of this call. */
  ofInteraction(callId: CallId): Promise<DeliveryJob | undefined>
  /** Longest in this state first. */
  list(state: JobState, limit: number): Promise<readonly DeliveryJob[]>
  /** Puts a job back in the queue, due now. False when there is no such job or it was delivered already. */
  sendAgain(jobId: string): Promise<boolean>
}

/** A job that the pump may send until its lease runs out. */
export interface LeasedJob {
  readonly job: DeliveryJob
  readonly lease: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Delivery jobs as the pump sees them. */
export interface JobQueue {
  /**
   * Takes the next due job. A job waits while an older one of the same lane is not settled.
   * A job whose body cannot be read is settled as rejected, and the next one is taken.
   */
  leaseNext(now: EpochMs, leaseMs: number): Promise<LeasedJob | undefined>
  /**
   * Writes what became of the job, and what `outcome` means for the record whose change it is. False when the lease was lost
   * meanwhile: nothing is written.
   */
  settle(leased: LeasedJob, after: DeliveryJob, outcome?: DeliveryOutcome): Promise<boolean>
  /** When a job falls due or a lease runs out next; undefined when none waits. */
  nextDueAt(): Promise<EpochMs | undefined>
  /** Called when jobs changed in any window. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
}
