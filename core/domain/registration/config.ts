import type { BackoffPolicy } from '../backoff.ts'

export interface RegistrationConfig {
  /** At least one; the first is preferred, the rest are spares. */
  readonly servers: readonly [string, ...string[]]
  /** The address of record, for the words of a refusal. */
  readonly account: string
  readonly backoff: BackoffPolicy
  /** Attempts on one server before the next one is tried, ≥ 1. */
  readonly attemptsPerServer: number
  /** From `openSocket` to `registered`, in ms. A PBX that has just started loses a REGISTER silently, so keep it short. */
  readonly attemptTimeoutMs: number
}

/** Back in a quarter of a second after a drop, every 10 s while the PBX is away. */
export const defaultRegistrationPolicy = {
  backoff: { firstSpreadMs: 250, baseMs: 1000, capMs: 10_000 },
  attemptsPerServer: 2,
  attemptTimeoutMs: 3000,
} as const satisfies Omit<RegistrationConfig, 'servers' | 'account'>
