import { backoffMs } from '../backoff.ts'
import type { EpochMs } from '../time.ts'
import type { RegistrationConfig } from './config.ts'
import type { RegistrationEffect } from './effect.ts'
import type { OutageReason, Registration } from './registration.ts'

/** What failed, and when. `failedAttempts` since the line was last up; 0 when it has just gone down. */
export interface Outage {
  readonly server: string
  readonly failedAttempts: number
  readonly at: EpochMs
  readonly why: OutageReason
  /** 0…1 */
  readonly random: number
}

/**
 * Where to go from a failure: the same server again after a wait; when it has had its attempts, a spare at once;
 * when every server has had them, back to the first of the ring after a wait, so that nothing ever spins.
 */
export function planRecovery(outage: Outage, config: RegistrationConfig): { state: Registration; effects: readonly RegistrationEffect[] } {
  const { at, why, failedAttempts } = outage
  const attempt = failedAttempts + 1
  const serverIsSpent = failedAttempts > 0 && failedAttempts % config.attemptsPerServer === 0
  const roundIsOver = failedAttempts % (config.attemptsPerServer * config.servers.length) === 0
  const server = serverIsSpent ? serverAfter(outage.server, config.servers) : outage.server
  if (serverIsSpent && !roundIsOver) {
    return {
      state: { phase: 'failing-over', server, since: at, attempt, why },
      effects: [
        { kind: 'openSocket', server },
        { kind: 'scheduleAttemptTimeout', at: at + config.attemptTimeoutMs, attempt },
      ],
    }
  }
  const retryAt = at + backoffMs(config.backoff, failedAttempts, outage.random)
  return {
    state: { phase: 'reconnecting', server, since: at, attempt, why, retryAt },
    effects: [{ kind: 'scheduleRetry', at: retryAt }],
  }
}

function serverAfter(server: string, servers: RegistrationConfig['servers']): string {
  return servers[(servers.indexOf(server) + 1) % servers.length] ?? servers[0]
}
