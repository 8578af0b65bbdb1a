import type { DeliveryJob, DeliveryStatus } from '../../../core/outbox/delivery-job.ts'

export type { DeliveryJob }
export type JobState = DeliveryStatus['kind']
export const JOB_STATES: readonly JobState[] = ['due', 'leased', 'delivered', 'exhausted', 'rejected']

/** Jobs in each state; `rejected` and `exhausted` wait for "send again", nothing is ever deleted. */
export type DeliveryCounts = Readonly<Record<JobState, number>>
export const NO_DELIVERIES: DeliveryCounts = { due: 0, leased: 0, delivered: 0, exhausted: 0, rejected: 0 }
