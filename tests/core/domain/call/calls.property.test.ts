import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callSchema } from '../../../../core/contract/call-schema.ts'
import { isUnheld } from '../../../../core/domain/call/call-list.ts'
import { noCalls, type Calls } from '../../../../core/domain/call/calls.ts'
import type { CallsEvent } from '../../../../core/domain/call/calls-event.ts'
import { expectedFor } from '../../../../core/domain/call/expected-call.ts'
import { threeOf } from '../../../../core/domain/call/three-way.ts'
import { presenceEventsOf } from '../../../../core/domain/presence/from-calls.ts'
import { operatorAt } from '../../../../core/domain/presence/operator.ts'
import { transition as movePresence } from '../../../../core/domain/presence/transition.ts'
import { anyCallsEvent, walk as walkAll } from '../../../support/calls-walk.ts'

const walk = (events: readonly CallsEvent[]): readonly Calls[] => walkAll(events).map(({ calls }) => calls)

const sequences = fc.array(anyCallsEvent, { maxLength: 80, size: 'max' })
const runs = { numRuns: 400 }

describe('calls, whatever happens', () => {
  it('at most one is un-held, but for the two of a talk of three, and nothing throws', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        for (const calls of walk(events)) {
          const three = threeOf(calls)
          const alone = calls.list.filter((call) => isUnheld(call) && call.id !== three?.callId && call.id !== three?.consultCallId)
          expect(alone.length).toBeLessThanOrEqual(three === undefined ? 1 : 0)
        }
      }),
      runs,
    )
  })

  it('ended is final, and the times of a call never run backwards', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        const states = walk(events)
        states.forEach(({ list }, index) => {
          for (const call of list) {
            if (call.phase !== 'ended') continue
            expect(call.endedAt).toBeGreaterThanOrEqual(call.answeredAt ?? call.startedAt)
            expect(call.answeredAt ?? call.startedAt).toBeGreaterThanOrEqual(call.startedAt)
            const next = states[index + 1]?.list.find((other) => other.id === call.id && other.startedAt === call.startedAt)
            if (next !== undefined) expect(next).toEqual(call)
          }
        })
      }),
      runs,
    )
  })

  it('exactly the first to ring rings aloud, and only when no call is up', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        for (const { list } of walk(events)) {
          const up = list.some(({ phase }) => phase !== 'incoming' && phase !== 'ending' && phase !== 'ended')
          const loud = list.filter((call) => call.phase === 'incoming' && !call.waiting)
          const rings = list.some(({ phase }) => phase === 'incoming')
          expect(loud.length).toBe(rings && !up ? 1 : 0)
        }
      }),
      runs,
    )
  })

  it('what is expected never rings while nobody else is spoken with', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        for (const calls of walk(events)) {
          const up = calls.list.some(({ phase }) => phase !== 'incoming' && phase !== 'ending' && phase !== 'ended')
          const left = calls.list.filter((call) => call.phase === 'incoming' && expectedFor(calls, call) !== undefined)
          if (!up) expect(left).toEqual([])
        }
      }),
      runs,
    )
  })

  it('every state crosses to the desk unchanged', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        for (const { list } of walk(events)) for (const call of list) expect(callSchema.parse(call)).toEqual(call)
      }),
      { numRuns: 100 },
    )
  })

  it('the operator is on a call exactly while one is up, told by the difference alone', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        let operator = operatorAt(0)
        const states = walk(events)
        states.forEach((after, index) => {
          for (const event of presenceEventsOf(states[index - 1] ?? noCalls, after, index)) {
            const result = movePresence(operator, event, { wrapUpMs: 1000 })
            if (result.kind === 'moved') operator = result.state
          }
          const up = after.list.some(({ phase }) => phase !== 'incoming' && phase !== 'ending' && phase !== 'ended')
          expect(operator.presence.kind === 'on-call').toBe(up)
        })
      }),
      runs,
    )
  })
})
