import { describe, expect, it } from 'vitest'
import type { RegistrationEvent } from '../../../../core/domain/registration/event.ts'
import type { Registration } from '../../../../core/domain/registration/registration.ts'
import { defaultRegistrationPolicy, transition } from '../../../../core/domain/registration/transition.ts'

const servers: [string, ...string[]] = ['wss://a', 'wss://b']
const config = { ...defaultRegistrationPolicy, servers, account: '1001@pbx' }
const since = 1000
const at = 2000

const states = {
  offline: { phase: 'offline' },
  connecting: { phase: 'connecting', server: 'wss://a', since, attempt: 1 },
  registered: { phase: 'registered', server: 'wss://a', since, expiresSeconds: 300 },
  reconnecting: { phase: 'reconnecting', server: 'wss://a', since, attempt: 2, why: 'socket-closed', retryAt: 3000 },
  'failing-over': { phase: 'failing-over', server: 'wss://b', since, attempt: 3, why: 'no-answer' },
  refused: { phase: 'refused', server: 'wss://a', since, why: 'wrong-password', account: '1001@pbx' },
} as const satisfies Record<Registration['phase'], Registration>

const events = {
  'connect-requested': { kind: 'connect-requested', at },
  'socket-opened': { kind: 'socket-opened', at },
  registered: { kind: 'registered', at, expiresSeconds: 60 },
  lost: { kind: 'lost', at, why: 'socket-closed', random: 0.5 },
  'attempt-timed-out': { kind: 'attempt-timed-out', at, attempt: 1, random: 0.5 },
  refused: { kind: 'refused', at, why: 'wrong-password' },
  'retry-due': { kind: 'retry-due', at },
  'retry-requested': { kind: 'retry-requested', at },
  'credentials-changed': { kind: 'credentials-changed', at },
  'network-changed': { kind: 'network-changed', at },
  'disconnect-requested': { kind: 'disconnect-requested', at },
} as const satisfies Record<RegistrationEvent['kind'], RegistrationEvent>

/** Columns: offline, connecting, registered, reconnecting, failing-over, refused. */
const table: Record<RegistrationEvent['kind'], string> = {
  'connect-requested': 'connecting not-now not-now not-now not-now not-now',
  'socket-opened': 'late connecting late late failing-over late',
  registered: 'late registered registered late registered late',
  lost: 'late reconnecting reconnecting late reconnecting late',
  'attempt-timed-out': 'late reconnecting late late late late',
  refused: 'late refused refused late refused late',
  'retry-due': 'late late late connecting late late',
  'retry-requested': 'connecting not-now not-now connecting not-now connecting',
  'credentials-changed': 'offline connecting registered connecting connecting connecting',
  'network-changed': 'offline connecting registered connecting failing-over refused',
  'disconnect-requested': 'offline offline offline offline offline offline',
}

const cases = Object.values(events).flatMap((event) =>
  Object.values(states).map((state, column) => ({ state, event, expected: table[event.kind].split(' ')[column] })),
)

describe('registration: every state × every event', () => {
  it.each(cases)('$state.phase + $event.kind → $expected', ({ state, event, expected }) => {
    const result = transition(state, event, config)
    expect(result.kind === 'moved' ? result.state.phase : result.why).toBe(expected)
  })
})
