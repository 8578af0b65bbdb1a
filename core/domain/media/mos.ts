import type { Quality, QualityReading } from './quality.ts'

/** R of a narrowband call with nothing in its way (ITU-T G.107 §7.7, all defaults). */
const BASE_R = 93.2
/** Loss robustness of a codec with concealment under random loss: G.711 with PLC (ITU-T G.113 Appendix I, table I.4). Opus is no worse. */
const LOSS_ROBUSTNESS = 25.1
/** Above this one-way delay, in ms, people begin to talk over each other (the knee of Cole & Rosenbluth's fit). */
const DELAY_KNEE_MS = 177.3

/**
 * Transmission rating R, 0…93.2: the E-model (ITU-T G.107) reduced to what a browser can measure.
 * Delay impairment by Cole & Rosenbluth, "Voice over IP performance monitoring" (ACM CCR 31/2, 2001), a fit to G.107 §7.4;
 * loss impairment by G.107 §7.5 with Ie = 0 and random loss. Jitter is added to the delay: that much more buffer is due.
 */
export function ratingOf(reading: QualityReading): number {
  const delay = positive(reading.delayMs) + positive(reading.jitterMs)
  const lossPercent = Math.min(1, positive(reading.loss)) * 100
  const delayImpairment = 0.024 * delay + 0.11 * Math.max(0, delay - DELAY_KNEE_MS)
  const lossImpairment = (95 * lossPercent) / (lossPercent + LOSS_ROBUSTNESS)
  return Math.max(0, BASE_R - delayImpairment - lossImpairment)
}

/** R → MOS, 1…4.5 (ITU-T G.107 Annex B). */
export function mosOfRating(r: number): number {
  if (!(r > 0)) return 1
  if (r >= 100) return 4.5
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)
}

/** The reading with its mean opinion score, two decimals. */
export function qualityOf(reading: QualityReading): Quality {
  return { ...reading, mos: Math.round(mosOfRating(ratingOf(reading)) * 100) / 100 }
}

/** What is not a number, or below zero, was not measured. */
function positive(value: number): number {
  return Number.isFinite(value) ? Math.max(0, value) : 0
}
