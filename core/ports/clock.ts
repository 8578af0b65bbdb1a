import type { EpochMs } from '../domain/time.ts'

/** The time, so that tests can turn it. */
export interface Clock {
  now(): EpochMs
  /** Runs `run` once after `delayMs`; returns the canceller. */
  after(delayMs: number, run: () => void): () => void
}
