import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { DeliveryJob } from '../../../core/outbox/delivery-job.ts'
import type { ChangeState } from '../../../core/ports/client-changes.ts'
import type { ChangeEntry } from './change-row.ts'

/** Where a change stands, from its own row and its delivery. Undefined: it was taken back or replaced, and is told of no more. */
export function changeStateOf({ state, at, change }: ChangeEntry, job: DeliveryJob | undefined): ChangeState | undefined {
  switch (state) {
    case 'undone':
    case 'replaced':
      return undefined
    case 'sent':
      return { kind: 'sent', at }
    case 'conflict':
      return { kind: 'conflict', at }
    case 'pending':
      return job === undefined ? { kind: 'waiting', dueAt: change.at } : deliveryState(job)
    default:
      return missingCase(state)
  }
}

function deliveryState({ status, tries }: DeliveryJob): ChangeState {
  switch (status.kind) {
    case 'due':
      return tries === 0 ? { kind: 'waiting', dueAt: status.at } : { kind: 'retrying', at: status.at, tries }
    case 'leased':
      return { kind: 'sending' }
    case 'delivered':
      return { kind: 'sent', at: status.at }
    case 'exhausted':
      return { kind: 'given-up', at: status.at }
    case 'rejected':
      return { kind: 'rejected', at: status.at, why: status.why }
    default:
      return missingCase(status)
  }
}
