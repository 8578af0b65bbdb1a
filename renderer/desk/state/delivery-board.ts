import type { CallId } from '../../../core/domain/call/call.ts'
import type { DeliveryJob } from '../../../core/outbox/delivery-job.ts'

/** Deliveries to the CRM as the desk shows them; the outbox stands behind it. */
export interface DeliveryBoard {
  /** Undefined: nothing was handed over yet. */
  ofCall(callId: CallId): Promise<DeliveryJob | undefined>
  sendAgain(jobId: string): Promise<boolean>
  /** Called when any delivery moved. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
}
