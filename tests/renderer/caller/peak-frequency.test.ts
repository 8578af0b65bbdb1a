import { expect, test } from 'vitest'
import { peakFrequency } from '../../../renderer/caller/audio/peak-frequency.ts'

const BIN_HZ = 48_000 / 2048

/** A spectrum with a peak shaped like a parabola around `hz`. */
const spectrumAround = (hz: number): Float32Array => Float32Array.from({ length: 1024 }, (_, bin) => -20 - 3 * (bin - hz / BIN_HZ) ** 2)

test.each([440, 660, 1000, 1003])('%d Hz is found between two bins', (hz) => {
  expect(peakFrequency(spectrumAround(hz), BIN_HZ)).toBeCloseTo(hz, 0)
})

test('silence has no pitch', () => {
  expect(peakFrequency(new Float32Array(1024).fill(Number.NEGATIVE_INFINITY), BIN_HZ)).toBe(0)
  expect(peakFrequency(new Float32Array(0), BIN_HZ)).toBe(0)
})
