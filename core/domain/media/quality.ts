/** One reading of a call's sound, from RTCP and receiver statistics. */
export interface QualityReading {
  /** One-way delay estimate in ms (half the round trip plus jitter buffer), ≥ 0. */
  readonly delayMs: number
  /** Inter-arrival jitter in ms (RFC 3550 §6.4.1), ≥ 0. */
  readonly jitterMs: number
  /** Share of packets lost, 0…1. */
  readonly loss: number
}

/** Mean opinion score of a call, 1…4.5 (E-model, ITU-T G.107), with the reading it came from. */
export interface Quality extends QualityReading {
  readonly mos: number
}
