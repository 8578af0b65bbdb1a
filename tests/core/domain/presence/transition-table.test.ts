import { describe, expect, it } from 'vitest'
import type { PresenceEvent } from '../../../../core/domain/presence/event.ts'
import type { Presence } from '../../../../core/domain/presence/presence.ts'
import { OperatorPlay } from '../../../support/operator-play.ts'

const lunch = { kind: 'break', reasonId: 'lunch' } as const
const noMicrophone = { registered: true, microphone: 'missing', speaker: true, media: true } as const

/** How to come into each state. The call, where there is one, is `a`. */
const into: Record<Presence['kind'], () => OperatorPlay> = {
  offline: () => new OperatorPlay(),
  ready: () => new OperatorPlay().ready(),
  ringing: () => new OperatorPlay().ready().tell({ kind: 'call-rang', callId: 'a' }),
  'on-call': () => new OperatorPlay().ready().talking('a'),
  'wrap-up': () => new OperatorPlay().ready().worked('a'),
  break: () => new OperatorPlay().ready().tell({ kind: 'chosen', next: lunch }),
  'not-ready': () => new OperatorPlay().ready().tell({ kind: 'readiness-changed', readiness: noMicrophone }),
}

const events = {
  'signed-in': { kind: 'signed-in', at: 9 },
  'signed-out': { kind: 'signed-out', at: 9 },
  'readiness-changed': { kind: 'readiness-changed', at: 9, readiness: noMicrophone },
  chosen: { kind: 'chosen', at: 9, next: lunch },
  'call-rang': { kind: 'call-rang', at: 9, callId: 'b' },
  'call-dialled': { kind: 'call-dialled', at: 9, callId: 'b' },
  'call-answered': { kind: 'call-answered', at: 9, callId: 'a' },
  'call-ended': { kind: 'call-ended', at: 9, callId: 'a', wrapUp: true },
  'wrap-up-finished': { kind: 'wrap-up-finished', at: 9, callId: 'a' },
  'wrap-up-recovered': { kind: 'wrap-up-recovered', at: 9, callId: 'old' },
} as const satisfies Record<PresenceEvent['kind'], PresenceEvent>

/** Columns: offline, ready, ringing, on-call, wrap-up, break, not-ready. */
const table: Record<PresenceEvent['kind'], string> = {
  'signed-in': 'not-ready not-now not-now not-now not-now not-now not-now',
  'signed-out': 'not-now offline not-now not-now not-now offline offline',
  'readiness-changed': 'offline not-ready ringing on-call wrap-up break not-ready',
  chosen: 'not-now break ringing on-call wrap-up break break',
  'call-rang': 'ringing ringing ringing on-call ringing ringing ringing',
  'call-dialled': 'on-call on-call on-call on-call on-call on-call on-call',
  'call-answered': 'late late on-call late late late late',
  'call-ended': 'late late wrap-up wrap-up late late late',
  'wrap-up-finished': 'not-now not-now not-now not-now ready not-now not-now',
  'wrap-up-recovered': 'wrap-up wrap-up ringing on-call wrap-up wrap-up wrap-up',
}

const states = Object.keys(into) as Presence['kind'][]
const cases = Object.values(events).flatMap((event) =>
  states.map((state, column) => ({ state, event, expected: table[event.kind].split(' ')[column] })),
)

describe('presence: every state × every event', () => {
  it.each(cases)('$state + $event.kind → $expected', ({ state, event, expected }) => {
    const play = into[state]()
    expect(play.presence.kind).toBe(state)
    play.tell(event)
    expect(play.refused ?? play.presence.kind).toBe(expected)
  })
})
