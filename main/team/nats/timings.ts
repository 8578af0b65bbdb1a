/** How patient the engine is. All in ms. */
export interface Timings {
  /** For TCP, TLS and the server's greeting together. */
  readonly dialMs: number
  /** For the answer to one request; after it nobody knows whether it was done. */
  readonly askMs: number
  /** Between two pings, and how long one may take: a half-open socket is found within their sum. */
  readonly pingEveryMs: number
  readonly pingMs: number
  /** Between two measurements of the clock, each a write and a read. */
  readonly clockEveryMs: number
  /** Between two looks whether the end of a followed stream was missed. */
  readonly tailEveryMs: number
  /** First and longest pause between two rounds over the servers; each is spread by up to a half. */
  readonly retryMs: number
  readonly longestRetryMs: number
  /** Pause after a refusal. An administrator may mend it meanwhile. */
  readonly refusedMs: number
}

export const TIMINGS: Timings = {
  dialMs: 5_000,
  askMs: 5_000,
  pingEveryMs: 5_000,
  pingMs: 4_000,
  clockEveryMs: 30_000,
  tailEveryMs: 10_000,
  retryMs: 250,
  longestRetryMs: 5_000,
  refusedMs: 15_000,
}

/** A pause drawn between a half and the whole of `ms`, so that 500 seats do not come back in one moment. */
export const spread = (ms: number, chance: () => number = Math.random): number => ms / 2 + (ms / 2) * chance()
