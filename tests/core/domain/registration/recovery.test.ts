import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registrationSchema } from '../../../../core/contract/presence-schema.ts'
import type { RegistrationEffect } from '../../../../core/domain/registration/effect.ts'
import type { RegistrationEvent } from '../../../../core/domain/registration/event.ts'
import type { Registration } from '../../../../core/domain/registration/registration.ts'
import { defaultRegistrationPolicy, transition, type RegistrationConfig } from '../../../../core/domain/registration/transition.ts'

const config: RegistrationConfig = { ...defaultRegistrationPolicy, servers: ['wss://a', 'wss://b'], account: '1001@pbx' }

function play(
  events: readonly RegistrationEvent[],
  used = config,
): { state: Registration; effects: RegistrationEffect[]; phases: string[] } {
  let state: Registration = { phase: 'offline' }
  let effects: RegistrationEffect[] = []
  const phases: string[] = []
  for (const event of events) {
    const result = transition(state, event, used)
    if (result.kind === 'rejected') continue
    state = result.state
    effects = [...result.effects]
    phases.push('server' in state ? `${state.phase} ${state.server}` : state.phase)
  }
  return { state, effects, phases }
}

const connect = { kind: 'connect-requested', at: 0 } as const
const lost = (at: number) => ({ kind: 'lost', at, why: 'no-answer', random: 0 }) as const
const due = (at: number) => ({ kind: 'retry-due', at }) as const
const registered = (at: number) => ({ kind: 'registered', at, expiresSeconds: 300 }) as const

describe('recovery of the line', () => {
  it('tries a server again, then the spare at once, then waits at the first of the ring', () => {
    const { phases } = play([connect, lost(1), due(2), lost(3), lost(4), due(5), lost(6), due(7)])
    expect(phases).toEqual([
      'connecting wss://a',
      'reconnecting wss://a',
      'connecting wss://a',
      'failing-over wss://b',
      'reconnecting wss://b',
      'connecting wss://b',
      'reconnecting wss://a',
      'connecting wss://a',
    ])
  })

  it('stays with the only server there is', () => {
    const { phases } = play([connect, lost(1), due(2), lost(3), due(4), lost(5)], { ...config, servers: ['wss://a'] })
    expect(phases.filter((phase) => phase.startsWith('failing-over'))).toEqual([])
  })

  it('comes back almost at once after a drop, and re-invites the established calls first', () => {
    const dropped = play([connect, registered(1), lost(1000)])
    expect(dropped.state).toMatchObject({ phase: 'reconnecting', attempt: 1, retryAt: 1000 })
    expect(dropped.effects.map(({ kind }) => kind)).toEqual(['stopProbing', 'closeSocket', 'scheduleRetry'])
    const back = play([connect, registered(1), lost(1000), due(1000), registered(1020)])
    expect(back.effects.map(({ kind }) => kind)).toEqual(['cancelAttemptTimeout', 'reinviteEstablishedCalls', 'startProbing'])
  })

  it('takes a REGISTER that nobody answered for a failed attempt, but only its own', () => {
    const stale = transition(
      { phase: 'connecting', server: 'wss://a', since: 0, attempt: 2 },
      { kind: 'attempt-timed-out', at: 9, attempt: 1, random: 0 },
      config,
    )
    expect(stale).toEqual({ kind: 'rejected', why: 'late' })
    const own = play([connect, { kind: 'attempt-timed-out', at: 3000, attempt: 1, random: 1 }])
    expect(own.state).toMatchObject({ phase: 'reconnecting', why: 'no-answer', attempt: 2, retryAt: 4000 })
  })
})

const at = fc.nat(1_000_000)
const random = fc.double({ min: 0, max: 1, noNaN: true })
const anyEvent: fc.Arbitrary<RegistrationEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'connect-requested' as const,
      'socket-opened' as const,
      'retry-due' as const,
      'retry-requested' as const,
      'credentials-changed' as const,
      'network-changed' as const,
      'disconnect-requested' as const,
    ),
    at,
  }),
  fc.record({ kind: fc.constant('registered' as const), at, expiresSeconds: fc.integer({ min: 1, max: 7200 }) }),
  fc.record({ kind: fc.constant('lost' as const), at, why: fc.constantFrom('socket-closed' as const, 'half-open' as const), random }),
  fc.record({ kind: fc.constant('attempt-timed-out' as const), at, attempt: fc.integer({ min: 1, max: 5 }), random }),
  fc.record({ kind: fc.constant('refused' as const), at, why: fc.constantFrom('wrong-password' as const, 'not-allowed' as const) }),
)

describe('registration, whatever happens', () => {
  it('never throws, knows its server, and always has a way on', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60, size: 'max' }), fc.integer({ min: 1, max: 3 }), (events, attemptsPerServer) => {
        const { state, effects } = play(events, { ...config, attemptsPerServer })
        expect(registrationSchema.parse(state)).toEqual(state)
        if ('server' in state) expect(config.servers).toContain(state.server)
        if (state.phase === 'reconnecting') {
          expect(state.retryAt).toBeGreaterThanOrEqual(state.since)
          expect(state.retryAt - state.since).toBeLessThanOrEqual(config.backoff.capMs)
        }
        for (const effect of effects) if (effect.kind === 'openSocket') expect('server' in state && state.server).toBe(effect.server)
      }),
    )
  })
})
