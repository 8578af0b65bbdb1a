import { backoffMs, type BackoffPolicy } from '../domain/backoff.ts'
import { missingCase } from '../domain/exhaustive.ts'
import type { EpochMs } from '../domain/time.ts'
import type { DeliveryJob, DeliveryStatus } from './delivery-job.ts'
import type { DeliveryOutcome } from './delivery-outcome.ts'

export interface RetryPolicy {
  readonly backoff: BackoffPolicy
  /** For how long a job is tried, in ms. */
  readonly horizonMs: number
}

/** One second to fifteen minutes between tries, for a day. */
export const defaultRetryPolicy: RetryPolicy = {
  backoff: { firstSpreadMs: 500, baseMs: 1000, capMs: 15 * 60_000 },
  horizonMs: 24 * 60 * 60_000,
}

/**
 * What becomes of a job after a try. A wait the receiver asks for is kept to the millisecond, never shortened;
 * a try that would fall after the horizon is not promised: the job is exhausted instead.
 * @param random 0…1, spreads the tries of many seats
 */
export function nextAttempt(
  job: DeliveryJob,
  outcome: DeliveryOutcome,
  now: EpochMs,
  random: number,
  policy: RetryPolicy = defaultRetryPolicy,
): DeliveryJob {
  const tried = { ...job, tries: job.tries + 1 }
  switch (outcome.kind) {
    case 'delivered':
      return { ...tried, status: { kind: 'delivered', at: now } }
    case 'rejected':
      return { ...tried, status: { kind: 'rejected', at: now, why: outcome.why } }
    case 'conflict':
      // The change itself stays with the record, where both sides are shown; sending it again as it is would not help.
      return { ...tried, status: { kind: 'rejected', at: now, why: 'conflict' } }
    case 'rate-limited':
      return { ...tried, status: statusAt(job, now + outcome.afterMs + backoffMs(policy.backoff, 0, random), now, policy) }
    case 'retry': {
      const failures = job.failures + 1
      const wait = Math.max(outcome.afterMs, backoffMs(policy.backoff, failures, random))
      return { ...tried, failures, status: statusAt(job, now + wait, now, policy) }
    }
    default:
      return missingCase(outcome)
  }
}

/** The operator wants it sent again: due now, with a whole day before it. A delivered job stays delivered. */
export function sendAgain(job: DeliveryJob, now: EpochMs): DeliveryJob {
  if (job.status.kind === 'delivered') return job
  return { ...job, tryingSince: now, failures: 0, status: { kind: 'due', at: now } }
}

/** May a pump take this job now? A lease that ran out belongs to a pump that died. */
export function isDue(job: DeliveryJob, now: EpochMs): boolean {
  if (job.status.kind === 'due') return job.status.at <= now
  return job.status.kind === 'leased' && job.status.until <= now
}

function statusAt(job: DeliveryJob, at: EpochMs, now: EpochMs, policy: RetryPolicy): DeliveryStatus {
  return at > job.tryingSince + policy.horizonMs ? { kind: 'exhausted', at: now } : { kind: 'due', at }
}
