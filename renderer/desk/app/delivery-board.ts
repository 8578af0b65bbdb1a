import type { SeatStorage } from '../../storage/seat-storage.ts'
import type { DeliveryBoard } from '../state/delivery-board.ts'

/** The outbox as the desk shows it. */
export const deliveryBoardOf = (storage: Pick<SeatStorage, 'jobs' | 'delivery'>): DeliveryBoard => ({
  ofCall: (callId) => storage.jobs.ofInteraction(callId),
  sendAgain: (jobId) => storage.jobs.sendAgain(jobId),
  onChange: (listener) => storage.delivery.subscribe(listener),
})
