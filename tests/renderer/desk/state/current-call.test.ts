import { describe, expect, test } from 'vitest'
import type { Call } from '../../../../core/domain/call/call.ts'
import { callsOnDesk } from '../../../../renderer/desk/state/current-call.ts'
import { aCall } from '../../../support/call-builder.ts'
import { aPhoneState, aPhoneWith, viewOf } from '../../../support/phone-state-builder.ts'

const shown = (...calls: readonly Call[]) => {
  const { current, others } = callsOnDesk(aPhoneWith(...calls))
  return { current: current?.call.id, others: others.map((view) => view.call.id) }
}

describe('the call in the bar', () => {
  test('is nothing without calls', () => {
    expect(callsOnDesk(undefined).current).toBeUndefined()
    expect(shown()).toEqual({ current: undefined, others: [] })
  })

  test('is the one that is spoken, while another rings', () => {
    expect(shown(aCall.active({ id: 'a' }), aCall.incoming({ id: 'b', waiting: true }))).toEqual({ current: 'a', others: ['b'] })
  })

  test('is the ringing one while the other is on hold', () => {
    expect(shown(aCall.active({ id: 'a', hold: 'local' }), aCall.incoming({ id: 'b' }))).toEqual({ current: 'b', others: ['a'] })
  })

  test('is the consultation while the client is on hold', () => {
    expect(shown(aCall.active({ id: 'a', hold: 'local' }), aCall.alerting({ id: 'c' }))).toEqual({ current: 'c', others: ['a'] })
  })

  test('is the ended one in its wrap-up, until another call comes', () => {
    const ended = viewOf(aCall.ended({ id: 'a' }))
    const presence = { kind: 'wrap-up', since: 0, until: 30_000, callId: 'a' } as const
    expect(callsOnDesk(aPhoneState({ calls: [ended], presence })).current?.call.id).toBe('a')
    const ringing = aPhoneState({ calls: [ended, viewOf(aCall.incoming({ id: 'b' }))], presence })
    expect(callsOnDesk(ringing).current?.call.id).toBe('b')
  })

  test('is not an ended one that owes nothing', () => {
    expect(shown(aCall.ended({ id: 'a' }))).toEqual({ current: undefined, others: [] })
  })

  test('lists the ringing one first among the others', () => {
    expect(shown(aCall.active({ id: 'h', hold: 'local' }), aCall.active({ id: 'a' }), aCall.incoming({ id: 'r' })).others).toEqual([
      'r',
      'h',
    ])
  })
})
