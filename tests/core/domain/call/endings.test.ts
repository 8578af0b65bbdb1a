import { describe, expect, it } from 'vitest'
import type { Call } from '../../../../core/domain/call/call.ts'
import type { CallEvent } from '../../../../core/domain/call/event.ts'
import { transition } from '../../../../core/domain/call/transition.ts'
import { aCall, CALL_STARTED_AT } from '../../../support/call-builder.ts'

const at = CALL_STARTED_AT + 30_000

function step(call: Call, event: CallEvent): { state: Call; effects: readonly { kind: string }[]; kinds: string[] } {
  const result = transition(call, event)
  if (result.kind === 'rejected') throw new Error(`${event.kind} was ${result.why}`)
  return { state: result.state, effects: result.effects, kinds: result.effects.map(({ kind }) => kind) }
}

describe('how calls end', () => {
  it('closes the row at once when we hang up, with the end as the operator saw it', () => {
    const ending = step(aCall.active(), { kind: 'hang-up-pressed', at })
    expect(ending.effects).toContainEqual(
      expect.objectContaining({
        kind: 'recordCall',
        stage: 'wrap-up',
        facts: expect.objectContaining({ endedAt: at, reason: { kind: 'hung-up', by: 'local' } }),
      }),
    )
    const ended = step(ending.state, { kind: 'ended', at: at + 3000, reason: { kind: 'hung-up', by: 'remote' } })
    expect(ended.state).toMatchObject({ phase: 'ended', endedAt: at, reason: { kind: 'hung-up', by: 'local' } })
    expect(ended.kinds).toEqual(['cancelTimeout'])
  })

  it('declines with 486, so that the other operators go on ringing, and asks for no wrap-up', () => {
    const declined = step(aCall.incoming(), { kind: 'decline-pressed', at })
    expect(declined.kinds).toEqual(['stopRinging', 'reject', 'scheduleTimeout', 'recordCall'])
    expect(declined.effects).toContainEqual(expect.objectContaining({ kind: 'reject', code: 486 }))
    expect(declined.effects).toContainEqual(expect.objectContaining({ kind: 'recordCall', stage: 'not-required' }))
  })

  it('does not count a call that a colleague took as missed', () => {
    expect(step(aCall.incoming(), { kind: 'missed', at, why: 'answered-elsewhere' }).state).toMatchObject({
      reason: { kind: 'answered-elsewhere' },
    })
  })

  it.each([
    ['busy', 'wrap-up'],
    ['cancelled', 'wrap-up'],
    ['no-microphone', 'not-required'],
  ] as const)('an outgoing call that failed with %s is recorded as %s', (why, stage) => {
    const failed = step(aCall.alerting(), { kind: 'failed', at, why })
    expect(failed.effects).toContainEqual(expect.objectContaining({ kind: 'recordCall', stage }))
    expect(failed.kinds[0]).toBe('stopRingback')
  })

  it('asks for no wrap-up after a consultation', () => {
    const consult = aCall.active({ direction: 'outgoing', consultFor: aCall.active().id })
    expect(step(consult, { kind: 'ended', at, reason: { kind: 'hung-up', by: 'remote' } }).effects).toContainEqual(
      expect.objectContaining({ kind: 'recordCall', stage: 'not-required' }),
    )
  })

  it('never ends before it was answered, even when the clock is set back', () => {
    expect(step(aCall.active(), { kind: 'hang-up-pressed', at: 0 }).state).toMatchObject({ endedAt: CALL_STARTED_AT + 5000 })
  })

  it('plays our ringback until the network brings its own', () => {
    const silent = step(aCall.dialing(), { kind: 'progress', at, earlyMedia: false })
    expect(silent.kinds).toContain('playRingback')
    const early = step(silent.state, { kind: 'progress', at, earlyMedia: true })
    expect(early.kinds).toEqual(['stopRingback'])
    expect(step(early.state, { kind: 'progress', at, earlyMedia: false }).state).toMatchObject({ earlyMedia: true })
  })

  it('counts an interruption from its first sign and looks for a new path once', () => {
    const lost = step(aCall.active(), { kind: 'media-interrupted', at })
    expect(lost.kinds).toEqual(['restartIce'])
    const again = step(lost.state, { kind: 'media-interrupted', at: at + 1000 })
    expect(again.state).toMatchObject({ media: { state: 'interrupted', since: at } })
    expect(again.kinds).toEqual([])
  })
})
