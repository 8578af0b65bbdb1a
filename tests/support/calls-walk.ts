import fc from 'fast-check'
import type { CallId } from '../../core/domain/call/call.ts'
import type { CallsEvent } from '../../core/domain/call/calls-event.ts'
import { noCalls, reduceCalls, type Calls } from '../../core/domain/call/calls.ts'
import type { CallEffect } from '../../core/domain/call/effect.ts'
import { anEscalation, callId } from './call-builder.ts'
import { everyCallEvent } from './call-events.ts'
import { aPresence } from './calls-play.ts'

const anyId = fc.constantFrom('a', 'b', 'c', 'd').map(callId)
const at = fc.nat(1_000_000)
const invite = fc.record({
  at,
  id: anyId,
  replaces: fc.option(anyId),
  presence: fc.constantFrom('ready' as const, 'on-call' as const, 'break' as const),
})
const likely = ['answer-pressed', 'established', 'hold-requested', 'hold-confirmed', 'resume-requested', 'resume-confirmed'] as const

/** Anything that can happen to the calls of a seat, the ways through a call more often than the rest. */
export const anyCallsEvent: fc.Arbitrary<CallsEvent> = fc.oneof(
  { weight: 3, arbitrary: invite.map((drawn): CallsEvent => toInvite(drawn)) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('dial-requested' as const), at, callId: anyId, number: fc.constant('2000') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('consult-requested' as const),
      at,
      callId: anyId,
      consultCallId: anyId,
      target: fc.constant('2'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forgotten' as const), at, callId: anyId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('leave-requested' as const, 'join-requested' as const), at, callId: anyId }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ at, isWithdrawn: fc.boolean(), forMs: fc.nat(1_000_000) })
      .map(({ at: time, isWithdrawn, forMs }): CallsEvent =>
        isWithdrawn
          ? { kind: 'expectation-withdrawn', at: time, escalationId: anEscalation('e') }
          : { kind: 'call-expected', at: time, escalationId: anEscalation('e'), from: ['+79120000067'], until: time + forMs },
      ),
  },
  {
    weight: 20,
    arbitrary: fc.tuple(fc.constantFrom(...likely), at, anyId).map(([kind, time, id]) => ({ ...everyCallEvent(time)[kind], callId: id })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.values(everyCallEvent())), at, anyId)
      .map(([event, time, id]) => ({ ...event, at: time, callId: id })),
  },
)

interface DrawnInvite {
  readonly at: number
  readonly id: CallId
  readonly replaces: CallId | null
  readonly presence: 'ready' | 'on-call' | 'break'
}

function toInvite(drawn: DrawnInvite): CallsEvent {
  return {
    kind: 'invite-received',
    at: drawn.at,
    callId: drawn.id,
    remote: { number: '+79120000067' },
    context: { headers: {} },
    presence: aPresence(drawn.presence),
    ...(drawn.replaces === null ? {} : { replaces: drawn.replaces }),
  }
}

const ordinal = (id: CallId | undefined): number => ['a', 'b', 'c', 'd'].indexOf(id ?? 'a')

/** Calls are made with ids never seen before; every other event is for one of the calls that are there, now and then for none. */
function aim(event: CallsEvent, { list }: Calls, fresh: CallId): CallsEvent {
  const some = (id: CallId): CallId => list[ordinal(id) % Math.max(1, list.length)]?.id ?? id
  switch (event.kind) {
    case 'invite-received':
      return { ...event, callId: fresh, ...(event.replaces === undefined ? {} : { replaces: some(event.replaces) }) }
    case 'dial-requested':
      return { ...event, callId: fresh }
    case 'consult-requested':
      return { ...event, callId: some(event.callId), consultCallId: fresh }
    case 'call-expected':
    case 'expectation-withdrawn':
      return event
    default:
      return { ...event, callId: some(event.callId) }
  }
}

export interface Walked {
  readonly calls: Calls
  /** What the last event asked for. */
  readonly effects: readonly CallEffect[]
}

/** Every state the events lead through, first to last, with what each asked for. */
export function walk(events: readonly CallsEvent[], from: Calls = noCalls): readonly Walked[] {
  const states: Walked[] = [{ calls: from, effects: [] }]
  events.forEach((event, index) => {
    const calls = states.at(-1)?.calls ?? from
    const result = reduceCalls(calls, aim(event, calls, callId(`call-${String(index)}`)))
    if (result.kind === 'moved') states.push({ calls: result.state, effects: result.effects })
  })
  return states
}
