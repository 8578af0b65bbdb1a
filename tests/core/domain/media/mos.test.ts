import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mosOfRating, qualityOf, ratingOf } from '../../../../core/domain/media/mos.ts'
import { qualityLevelOf } from '../../../../core/domain/media/quality-level.ts'

const clean = { delayMs: 0, jitterMs: 0, loss: 0 }

describe('the E-model', () => {
  it.each([
    [0, 1],
    [60, 3.1],
    [70, 3.6],
    [80, 4.02],
    [90, 4.34],
    [100, 4.5],
  ])('R %d is MOS %d (ITU-T G.107 Annex B)', (r, mos) => {
    expect(mosOfRating(r)).toBeCloseTo(mos, 2)
  })

  it.each([
    [clean, 93.2, 'good'],
    [{ ...clean, delayMs: 150 }, 89.6, 'good'],
    [{ ...clean, delayMs: 400 }, 59.1, 'poor'],
    [{ ...clean, loss: 0.01 }, 89.6, 'good'],
    [{ ...clean, loss: 0.05 }, 77.4, 'fair'],
    [{ delayMs: 120, jitterMs: 30, loss: 0.1 }, 62.5, 'poor'],
  ] as const)('%j → R %d, %s', (reading, r, level) => {
    expect(ratingOf(reading)).toBeCloseTo(r, 0)
    expect(qualityLevelOf(reading)).toBe(level)
  })

  it('stays on its scales whatever is measured, and never rates worse sound better', () => {
    const number = fc.oneof(fc.double({ min: 0, max: 5000, noNaN: true }), fc.constantFrom(Number.NaN, Infinity, -1))
    const reading = fc.record({ delayMs: number, jitterMs: number, loss: fc.double({ min: 0, max: 2, noNaN: true }) })
    fc.assert(
      fc.property(reading, fc.double({ min: 0, max: 0.5, noNaN: true }), (measured, more) => {
        const { mos } = qualityOf(measured)
        expect(mos).toBeGreaterThanOrEqual(1)
        expect(mos).toBeLessThanOrEqual(4.5)
        expect(ratingOf({ ...measured, loss: measured.loss + more })).toBeLessThanOrEqual(ratingOf(measured))
      }),
    )
  })
})
