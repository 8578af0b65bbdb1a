import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffMs } from '../../../core/domain/backoff.ts'

const policy = { firstSpreadMs: 250, baseMs: 1000, capMs: 10_000 }

it('starts small, doubles, and stops at the cap', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map((failures) => backoffMs(policy, failures, 1))).toEqual([250, 1000, 2000, 4000, 8000, 10_000, 10_000])
  expect([0, 1, 2].map((failures) => backoffMs(policy, failures, 0))).toEqual([0, 500, 1000])
})

it('is never below zero nor above the cap, and never shrinks with failures', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.double({ min: -1, max: 2, noNaN: true }), (failures, random) => {
      const wait = backoffMs(policy, failures, random)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(policy.capMs)
      expect(backoffMs(policy, failures + 1, random)).toBeGreaterThanOrEqual(wait)
    }),
  )
})
