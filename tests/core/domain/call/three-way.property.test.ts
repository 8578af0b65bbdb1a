import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLiving, isUnheld } from '../../../../core/domain/call/call-list.ts'
import type { Call } from '../../../../core/domain/call/call.ts'
import type { Calls } from '../../../../core/domain/call/calls.ts'
import { threeOf } from '../../../../core/domain/call/three-way.ts'
import { callSchema } from '../../../../core/contract/call-schema.ts'
import { callId } from '../../../support/call-builder.ts'
import { CallsPlay } from '../../../support/calls-play.ts'
import { anyCallsEvent, walk } from '../../../support/calls-walk.ts'

const client = callId('client')
const colleague = callId('colleague')

/** A seat with a client and a colleague, at each stage of their talk. */
function begun(stage: 'consulting' | 'joining' | 'joined' | 'leaving'): Calls {
  const play = new CallsPlay()
  play.at = 0
  play
    .talking('client')
    .tell({ kind: 'consult-requested', callId: client, consultCallId: colleague, target: '2000' })
    .tell({ kind: 'hold-confirmed', callId: client }, { kind: 'established', callId: colleague })
  if (stage !== 'consulting') play.tell({ kind: 'join-requested', callId: client })
  if (stage === 'joined' || stage === 'leaving') play.tell({ kind: 'resume-confirmed', callId: client })
  if (stage === 'leaving') play.tell({ kind: 'leave-requested', callId: client })
  return play.calls
}

const walks = fc.record({
  from: fc.constantFrom(...(['consulting', 'joining', 'joined', 'leaving'] as const)),
  events: fc.array(anyCallsEvent, { maxLength: 60, size: 'max' }),
})
const runs = { numRuns: 500 }

const joinedOf = ({ list }: Calls): readonly Call[] =>
  list.filter((call) => call.phase === 'active' && (call.transfer?.stage === 'joined' || call.transfer?.stage === 'leaving'))

describe('a talk of three, whatever happens', () => {
  it('is one at most, of two calls that are up, and nobody else is heard', () => {
    fc.assert(
      fc.property(walks, ({ from, events }) => {
        for (const { calls } of walk(events, begun(from))) {
          expect(joinedOf(calls).length).toBeLessThanOrEqual(1)
          const three = threeOf(calls)
          const heard = calls.list.filter(isUnheld).map(({ id }) => id)
          if (three === undefined) expect(heard.length).toBeLessThanOrEqual(1)
          else expect([three.callId, three.consultCallId]).toEqual(expect.arrayContaining(heard))
        }
      }),
      runs,
    )
  })

  it('is never left standing when one of the two is held by us or gone', () => {
    fc.assert(
      fc.property(walks, ({ from, events }) => {
        for (const { calls } of walk(events, begun(from))) {
          for (const call of calls.list) {
            if (call.phase !== 'active' || call.transfer?.stage !== 'joined') continue
            const { consultCallId } = call.transfer
            const consult = calls.list.find(({ id }) => id === consultCallId)
            expect([isUnheld(call), consult !== undefined && isLiving(consult) && isUnheld(consult)]).toEqual([true, true])
          }
        }
      }),
      runs,
    )
  })

  it('the sound is joined exactly while it lasts, and the microphone is one', () => {
    fc.assert(
      fc.property(walks, ({ from, events }) => {
        const first = begun(from)
        let sounding = threeOf(first)
        for (const { calls, effects } of walk(events, first)) {
          for (const effect of effects) {
            if (effect.kind === 'partSound') {
              expect({ callId: effect.callId, consultCallId: effect.consultCallId }).toEqual(sounding)
              sounding = undefined
            }
            if (effect.kind === 'joinSound') {
              expect(sounding).toBeUndefined()
              sounding = { callId: effect.callId, consultCallId: effect.consultCallId }
            }
          }
          const three = threeOf(calls)
          expect(sounding).toEqual(three)
          const muted = calls.list.flatMap((call) =>
            call.phase === 'active' && (call.id === three?.callId || call.id === three?.consultCallId) ? [call.muted] : [],
          )
          expect(new Set(muted).size).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    )
  })

  it('crosses to the desk unchanged', () => {
    fc.assert(
      fc.property(walks, ({ from, events }) => {
        for (const { calls } of walk(events, begun(from))) for (const call of calls.list) expect(callSchema.parse(call)).toEqual(call)
      }),
      { numRuns: 100 },
    )
  })
})
