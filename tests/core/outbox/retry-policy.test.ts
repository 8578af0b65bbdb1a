import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newDeliveryJob, type DeliveryJob } from '../../../core/outbox/delivery-job.ts'
import type { DeliveryOutcome } from '../../../core/outbox/delivery-outcome.ts'
import { defaultRetryPolicy, isDue, nextAttempt, sendAgain } from '../../../core/outbox/retry-policy.ts'
import { callId } from '../../support/call-builder.ts'

const fresh = newDeliveryJob('job-1', callId('call-1'), 1000)
const HOUR = 3_600_000

describe('after a try', () => {
  it('is delivered, or rejected with the reason, for good', () => {
    expect(nextAttempt(fresh, { kind: 'delivered' }, 2000, 0)).toMatchObject({ tries: 1, status: { kind: 'delivered', at: 2000 } })
    expect(nextAttempt(fresh, { kind: 'rejected', why: 'нет поля' }, 2000, 0)).toMatchObject({
      status: { kind: 'rejected', why: 'нет поля' },
    })
  })

  it('waits longer and longer, up to a quarter of an hour', () => {
    const waits: number[] = []
    let job = fresh
    for (let now = 1000; waits.length < 13;) {
      job = nextAttempt(job, { kind: 'retry', afterMs: 0 }, now, 1)
      const due = job.status.kind === 'due' ? job.status.at : now
      waits.push((due - now) / 1000)
      now = due
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
  })

  it('keeps to the wait it was asked for, and does not count a rate limit as a failure', () => {
    expect(nextAttempt(fresh, { kind: 'retry', afterMs: HOUR }, 2000, 0)).toMatchObject({
      failures: 1,
      status: { kind: 'due', at: 2000 + HOUR },
    })
    expect(nextAttempt(fresh, { kind: 'rate-limited', afterMs: HOUR }, 2000, 0)).toMatchObject({ failures: 0, status: { at: 2000 + HOUR } })
  })

  it('is exhausted after a day, and a whole day again when it is sent again', () => {
    const late = 1000 + 24 * HOUR
    const exhausted = nextAttempt(fresh, { kind: 'retry', afterMs: 0 }, late, 1)
    expect(exhausted.status).toEqual({ kind: 'exhausted', at: late })
    expect(isDue(exhausted, late * 2)).toBe(false)
    const again = sendAgain(exhausted, late + HOUR)
    expect(isDue(again, late + HOUR)).toBe(true)
    expect(nextAttempt(again, { kind: 'retry', afterMs: 0 }, late + 2 * HOUR, 1).status.kind).toBe('due')
  })

  it('does not send twice what was delivered', () => {
    const delivered = nextAttempt(fresh, { kind: 'delivered' }, 2000, 0)
    expect(sendAgain(delivered, 3000)).toBe(delivered)
  })

  it('may be taken over when its pump died', () => {
    const leased: DeliveryJob = { ...fresh, status: { kind: 'leased', until: 5000 } }
    expect([4999, 5000].map((now) => isDue(leased, now))).toEqual([false, true])
  })
})

const wait = fc.nat(48 * HOUR)
const anyOutcome: fc.Arbitrary<DeliveryOutcome> = fc.oneof(
  fc.record({ kind: fc.constantFrom('retry' as const, 'rate-limited' as const), afterMs: wait }),
  fc.constantFrom({ kind: 'delivered' } as const, { kind: 'rejected', why: 'no' } as const),
)
const random = fc.double({ min: 0, max: 1, noNaN: true })

describe('any job, any receiver', () => {
  it('keeps its identity, waits at least as asked, never beyond the horizon, and can always be sent again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyOutcome, fc.nat(2 * HOUR), random), { maxLength: 40 }), (tries) => {
        let job = fresh
        let now = 1000
        for (const [outcome, later, drawn] of tries) {
          now += later
          job = nextAttempt(job, outcome, now, drawn)
          expect(job).toMatchObject({ id: 'job-1', lane: 'call-1', createdAt: 1000 })
          if (job.status.kind === 'due' && 'afterMs' in outcome) {
            expect(job.status.at).toBeGreaterThanOrEqual(now + outcome.afterMs)
            expect(job.status.at).toBeLessThanOrEqual(job.tryingSince + defaultRetryPolicy.horizonMs)
          }
          if (job.status.kind !== 'due' && job.status.kind !== 'delivered') expect(isDue(sendAgain(job, now), now)).toBe(true)
        }
        expect(job.tries).toBe(tries.length)
      }),
    )
  })
})
