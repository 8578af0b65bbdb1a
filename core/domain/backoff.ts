/** How long to wait between attempts. All times in ms, > 0. */
export interface BackoffPolicy {
  /** Width of the first, almost immediate retry, so that a thousand seats do not come back in one millisecond. */
  readonly firstSpreadMs: number
  /** The longest second wait; it doubles with every further failure. */
  readonly baseMs: number
  readonly capMs: number
}

/**
 * Jittered exponential back-off: half of the wait is fixed, half is random, so that waits grow and still spread.
 * @param failures how many attempts in a row have failed, ≥ 0; with 0 the wait is 0…`firstSpreadMs`
 * @param random 0…1, drawn by the caller: randomness enters machines only through their events
 * @returns ms, 0…`capMs`
 */
export function backoffMs(policy: BackoffPolicy, failures: number, random: number): number {
  const share = Math.min(1, Math.max(0, random))
  if (failures <= 0) return Math.min(policy.capMs, policy.firstSpreadMs) * share
  const doublings = Math.min(failures - 1, 52)
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** doublings)
  return ceiling / 2 + (ceiling / 2) * share
}
