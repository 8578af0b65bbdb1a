import { missingCase } from '../exhaustive.ts'
import type { EpochMs } from '../time.ts'
import { moved, rejected, type TransitionResult } from '../transition-result.ts'
import type { RegistrationConfig } from './config.ts'
import type { RegistrationEffect } from './effect.ts'
import type { RegistrationEvent } from './event.ts'
import { planRecovery } from './recovery.ts'
import type { Registration } from './registration.ts'

export { defaultRegistrationPolicy, type RegistrationConfig } from './config.ts'

export type RegistrationTransition = TransitionResult<Registration, RegistrationEffect>

type Attempting = Extract<Registration, { phase: 'connecting' | 'failing-over' }>
type EventOf<K extends RegistrationEvent['kind']> = Extract<RegistrationEvent, { kind: K }>

/**
 *                        ┌──────── registered (refresh)
 *                        ▼         │
 * offline ─connect─▶ connecting ─registered─▶ registered
 *                     │  ▲                      │ lost
 *         lost,       │  │ retry-due            ▼
 *         timed out   └──┴──────────────── reconnecting{retryAt} ◀──┐ lost at the end of a round of servers
 *                     │                                             │
 *                     └─ lost, a spare is left ─▶ failing-over{spare} ─registered─▶ registered
 *  connecting, failing-over, reconnecting, registered ─refused─▶ refused{why} ─credentials-changed, retry-requested─▶ connecting
 *  any ─disconnect-requested─▶ offline
 */
export function transition(state: Registration, event: RegistrationEvent, config: RegistrationConfig): RegistrationTransition {
  switch (event.kind) {
    case 'connect-requested':
      return state.phase === 'offline' ? connect(event.at, config) : rejected('not-now')
    case 'socket-opened':
      return isAttempting(state) ? moved(state, { kind: 'register' }) : rejected('late')
    case 'registered':
      return onRegistered(state, event)
    case 'lost':
      return onLost(state, event, config)
    case 'attempt-timed-out':
      return onAttemptTimedOut(state, event, config)
    case 'refused':
      return onRefused(state, event, config)
    case 'retry-due':
      return state.phase === 'reconnecting' ? attempt(state.server, state.attempt, event.at, config) : rejected('late')
    case 'retry-requested':
      return onRetryRequested(state, event.at, config)
    case 'credentials-changed':
      return onCredentialsChanged(state, event.at, config)
    case 'network-changed':
      return onNetworkChanged(state, event.at, config)
    case 'disconnect-requested':
      return onDisconnectRequested(state)
    default:
      return missingCase(event)
  }
}

function isAttempting(state: Registration): state is Attempting {
  return state.phase === 'connecting' || state.phase === 'failing-over'
}

function connect(at: EpochMs, config: RegistrationConfig): RegistrationTransition {
  return attempt(config.servers[0], 1, at, config)
}

function attempt(server: string, number: number, at: EpochMs, config: RegistrationConfig): RegistrationTransition {
  return moved<Registration, RegistrationEffect>(
    { phase: 'connecting', server, since: at, attempt: number },
    { kind: 'cancelRetry' },
    { kind: 'openSocket', server },
    { kind: 'scheduleAttemptTimeout', at: at + config.attemptTimeoutMs, attempt: number },
  )
}

function onRegistered(state: Registration, { at, expiresSeconds }: EventOf<'registered'>): RegistrationTransition {
  if (state.phase === 'registered') return moved({ ...state, expiresSeconds })
  if (!isAttempting(state)) return rejected('late')
  return moved<Registration, RegistrationEffect>(
    { phase: 'registered', server: state.server, since: at, expiresSeconds },
    { kind: 'cancelAttemptTimeout' },
    { kind: 'reinviteEstablishedCalls' },
    { kind: 'startProbing' },
  )
}

function onLost(state: Registration, event: EventOf<'lost'>, config: RegistrationConfig): RegistrationTransition {
  if (state.phase === 'registered') {
    const recovery = planRecovery({ server: state.server, failedAttempts: 0, ...event }, config)
    return moved<Registration, RegistrationEffect>(recovery.state, { kind: 'stopProbing' }, { kind: 'closeSocket' }, ...recovery.effects)
  }
  return isAttempting(state) ? attemptFailed(state, event, config) : rejected('late')
}

function onAttemptTimedOut(state: Registration, event: EventOf<'attempt-timed-out'>, config: RegistrationConfig): RegistrationTransition {
  if (!isAttempting(state) || state.attempt !== event.attempt) return rejected('late')
  return attemptFailed(state, { ...event, kind: 'lost', why: 'no-answer' }, config)
}

function attemptFailed(state: Attempting, event: EventOf<'lost'>, config: RegistrationConfig): RegistrationTransition {
  const recovery = planRecovery({ server: state.server, failedAttempts: state.attempt, ...event }, config)
  return moved<Registration, RegistrationEffect>(
    recovery.state,
    { kind: 'cancelAttemptTimeout' },
    { kind: 'closeSocket' },
    ...recovery.effects,
  )
}

function onRefused(state: Registration, { at, why }: EventOf<'refused'>, config: RegistrationConfig): RegistrationTransition {
  if (state.phase === 'offline' || state.phase === 'refused' || state.phase === 'reconnecting') return rejected('late')
  const stop: RegistrationEffect = state.phase === 'registered' ? { kind: 'stopProbing' } : { kind: 'cancelAttemptTimeout' }
  return moved<Registration, RegistrationEffect>(
    { phase: 'refused', server: state.server, since: at, why, account: config.account },
    stop,
    { kind: 'closeSocket' },
  )
}

function onRetryRequested(state: Registration, at: EpochMs, config: RegistrationConfig): RegistrationTransition {
  if (state.phase === 'reconnecting') return attempt(state.server, state.attempt, at, config)
  return state.phase === 'offline' || state.phase === 'refused' ? connect(at, config) : rejected('not-now')
}

function onCredentialsChanged(state: Registration, at: EpochMs, config: RegistrationConfig): RegistrationTransition {
  switch (state.phase) {
    case 'offline':
      return moved(state)
    case 'registered':
      return moved(state, { kind: 'register' })
    case 'refused':
    case 'reconnecting':
    case 'connecting':
    case 'failing-over':
      return attempt(state.server, 1, at, config)
    default:
      return missingCase(state)
  }
}

/** What waits tries at once; what looks registered is asked; an attempt on its way has its own timeout. */
function onNetworkChanged(state: Registration, at: EpochMs, config: RegistrationConfig): RegistrationTransition {
  if (state.phase === 'reconnecting') return attempt(state.server, state.attempt, at, config)
  return state.phase === 'registered' ? moved(state, { kind: 'probeNow' }) : moved(state)
}

function onDisconnectRequested(state: Registration): RegistrationTransition {
  if (state.phase === 'offline') return moved(state)
  const goodbye: readonly RegistrationEffect[] = state.phase === 'registered' ? [{ kind: 'stopProbing' }, { kind: 'unregister' }] : []
  return moved<Registration, RegistrationEffect>(
    { phase: 'offline' },
    { kind: 'cancelRetry' },
    { kind: 'cancelAttemptTimeout' },
    ...goodbye,
    { kind: 'closeSocket' },
  )
}
