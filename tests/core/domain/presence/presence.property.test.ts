import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presenceSchema } from '../../../../core/contract/presence-schema.ts'
import type { PresenceEvent } from '../../../../core/domain/presence/event.ts'
import { operatorAt, type Operator } from '../../../../core/domain/presence/operator.ts'
import { notReadyWhy } from '../../../../core/domain/presence/readiness.ts'
import { transition } from '../../../../core/domain/presence/transition.ts'

const at = fc.nat(1_000_000)
const callId = fc.constantFrom('a', 'b', 'c')
const readiness = fc.record({
  registered: fc.boolean(),
  microphone: fc.constantFrom('ok' as const, 'missing' as const, 'denied' as const),
  speaker: fc.boolean(),
  media: fc.boolean(),
})
const next = fc.constantFrom({ kind: 'ready' } as const, { kind: 'break', reasonId: 'lunch' } as const)
const anyEvent: fc.Arbitrary<PresenceEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('signed-in' as const, 'signed-out' as const), at }),
  fc.record({ kind: fc.constant('readiness-changed' as const), at, readiness }),
  fc.record({ kind: fc.constant('chosen' as const), at, next }),
  fc.record({
    kind: fc.constantFrom('call-rang' as const, 'call-dialled' as const, 'call-answered' as const, 'wrap-up-finished' as const),
    at,
    callId,
  }),
  fc.record({ kind: fc.constant('wrap-up-recovered' as const), at, callId }),
  fc.record({ kind: fc.constant('call-ended' as const), at, callId, wrapUp: fc.boolean() }),
)

function forEachStep(check: (before: Operator, after: Operator, event: PresenceEvent) => void): void {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60, size: 'max' }), (events) => {
      let operator = operatorAt(0)
      for (const event of events) {
        const result = transition(operator, event, { wrapUpMs: 30_000 })
        if (result.kind === 'rejected') continue
        check(operator, result.state, event)
        operator = result.state
      }
    }),
    { numRuns: 300 },
  )
}

const busy = (operator: Operator): boolean => operator.ringing.length + operator.talking.length + operator.wrapUps.length > 0

describe('presence, whatever happens', () => {
  it('is Ready only when everything is good and nothing waits', () => {
    forEachStep((_, { presence, readiness: measured, ...operator }) => {
      if (presence.kind !== 'ready') return
      expect(notReadyWhy(measured)).toBeUndefined()
      expect(operator.ringing.length + operator.talking.length + operator.wrapUps.length).toBe(0)
    })
  })

  it('never forgets a call or an unfinished wrap-up', () => {
    forEachStep((_, operator) => {
      expect(['ringing', 'on-call', 'wrap-up'].includes(operator.presence.kind)).toBe(busy(operator))
      expect(operator.presence.kind === 'on-call').toBe(operator.talking.length > 0)
    })
  })

  it('leaves a wrap-up only by finishing it or by a call', () => {
    forEachStep(({ presence: before }, { presence: after }, event) => {
      if (before.kind !== 'wrap-up' || (after.kind === 'wrap-up' && after.callId === before.callId)) return
      expect(['wrap-up-finished', 'call-rang', 'call-dialled', 'wrap-up-recovered']).toContain(event.kind)
    })
  })

  it('carries no choice over: free means used and cleared', () => {
    forEachStep((before, after) => {
      if (!busy(after)) expect(after).not.toHaveProperty('next')
      if (busy(before) && !busy(after)) expect(after.wants).toEqual(before.next ?? { kind: 'ready' })
    })
  })

  it('lets time run forward only', () => {
    forEachStep(({ presence: before }, { presence: after }) => {
      expect(after.since).toBeGreaterThanOrEqual(before.since)
    })
  })

  it('crosses to the desk unchanged', () => {
    forEachStep((_, { presence }) => {
      expect(presenceSchema.parse(presence)).toEqual(presence)
    })
  })
})
