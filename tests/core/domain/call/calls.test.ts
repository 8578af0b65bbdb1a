import { describe, expect, it } from 'vitest'
import { KEPT_ENDED_CALLS } from '../../../../core/domain/call/calls.ts'
import { currentCall } from '../../../../core/domain/call/current-call.ts'
import { callId } from '../../../support/call-builder.ts'
import { CallsPlay } from '../../../support/calls-play.ts'

const a = callId('a')
const b = callId('b')
const remoteEnd = { kind: 'ended', reason: { kind: 'hung-up', by: 'remote' } } as const

describe('several calls', () => {
  it('lets the second call wait softly, and rings aloud when the first is over', () => {
    const play = new CallsPlay().talking('a').invite('b', 'on-call')
    expect(play.call('b')).toMatchObject({ phase: 'incoming', waiting: true })
    expect(play.done).toEqual(['startCallWaitingTone b'])
    play.tell({ ...remoteEnd, callId: a })
    expect(play.call('b')).toMatchObject({ waiting: false })
    expect(play.done).toEqual(['stopRinging b', 'startRingtone b'])
  })

  it('holds the first call before it answers the second', () => {
    const play = new CallsPlay().talking('a').invite('b', 'on-call').tell({ kind: 'answer-pressed', callId: b })
    expect(play.done).toEqual(['sendHold a'])
    expect(play.call('b')).toMatchObject({ phase: 'incoming' })
    play.tell({ kind: 'hold-confirmed', callId: a })
    expect(play.done).toEqual(['stopRinging b', 'accept b'])
    play.tell({ kind: 'established', callId: b })
    expect(play.call('a')).toMatchObject({ hold: 'local' })
    expect(currentCall(play.calls.list)?.id).toBe(b)
  })

  it('leaves the second ringing when the first cannot be held', () => {
    const play = new CallsPlay().talking('a').invite('b').tell({ kind: 'answer-pressed', callId: b }, { kind: 'hold-failed', callId: a })
    expect(play.done).toEqual(['notify a'])
    expect(play.call('b')).toMatchObject({ phase: 'incoming' })
    expect(play.tell({ kind: 'answer-pressed', callId: b }).done).toEqual(['sendHold a'])
  })

  it('answers at once when the first client hangs up during the hold', () => {
    const play = new CallsPlay()
      .talking('a')
      .invite('b')
      .tell({ kind: 'answer-pressed', callId: b }, { ...remoteEnd, callId: a })
    expect(play.done).toEqual(['stopRinging b', 'accept b'])
  })

  it('forgets the answer when the second client gives up during the hold', () => {
    const play = new CallsPlay().talking('a').invite('b').tell({ kind: 'answer-pressed', callId: b })
    play.tell({ kind: 'missed', callId: b, why: 'caller-gave-up' }, { kind: 'hold-confirmed', callId: a })
    expect(play.calls.queued).toBeUndefined()
    expect(play.done).toEqual([])
  })

  it('holds before it resumes another, and before it dials', () => {
    const play = new CallsPlay().talking('a').invite('b').tell({ kind: 'answer-pressed', callId: b }, { kind: 'hold-confirmed', callId: a })
    play.tell({ kind: 'established', callId: b }, { kind: 'resume-requested', callId: a })
    expect(play.done).toEqual(['sendHold b'])
    expect(play.tell({ kind: 'hold-confirmed', callId: b }).done).toEqual(['sendResume a'])
    play.tell({ kind: 'resume-confirmed', callId: a }, { kind: 'dial-requested', callId: callId('c'), number: '2000' })
    expect(play.done).toEqual(['sendHold a'])
    expect(play.call('c')).toBeUndefined()
    expect(play.tell({ kind: 'hold-confirmed', callId: a }).done).toEqual(['sendInvite c'])
  })

  it('does nothing else while a call is being set up', () => {
    const play = new CallsPlay().tell({ kind: 'dial-requested', callId: a, number: '2000' }).invite('b')
    expect(play.tell({ kind: 'answer-pressed', callId: b }).refused).toBe('not-now')
    expect(play.tell({ kind: 'dial-requested', callId: callId('c'), number: '1' }).refused).toBe('not-now')
  })

  it('takes over a call of ours without ringing (RFC 3891), and gives the old leg up once the new one is up', () => {
    const play = new CallsPlay().talking('a').invite('b', 'on-call', 'a')
    expect(play.done).toEqual(['accept b'])
    play.tell({ kind: 'established', callId: b })
    expect(play.done).toEqual(['sendBye a'])
    expect(play.call('a')).toMatchObject({ phase: 'ending', reason: { kind: 'replaced' } })
  })

  it('keeps ended calls until they are forgotten, and not too many', () => {
    const play = new CallsPlay().talking('a')
    expect(play.tell({ kind: 'forgotten', callId: a }).refused).toBe('not-now')
    play.tell({ ...remoteEnd, callId: a })
    expect(currentCall(play.calls.list)?.id).toBe(a)
    play.tell({ kind: 'forgotten', callId: a })
    expect(play.calls.list).toEqual([])
    for (let n = 0; n < KEPT_ENDED_CALLS + 3; n += 1) play.invite(`call-${String(n)}`, 'break')
    expect(play.calls.list).toHaveLength(KEPT_ENDED_CALLS)
  })

  it('takes an INVITE with a known id for a bug, and signals of a forgotten call for late ones', () => {
    const play = new CallsPlay().talking('a')
    expect(play.invite('a').refused).toBe('bug')
    expect(play.tell({ ...remoteEnd, callId: b }).refused).toBe('late')
    expect(play.tell({ kind: 'hold-requested', callId: b }).refused).toBe('not-now')
  })
})

describe('admission', () => {
  it.each([
    ['ready', 'incoming', undefined],
    ['ringing', 'incoming', undefined],
    ['wrap-up', 'incoming', undefined],
    ['on-call', 'incoming', undefined],
    ['break', 'ended', 'on-break'],
    ['not-ready', 'ended', 'not-ready'],
    ['offline', 'ended', 'not-ready'],
  ] as const)('%s → %s %s', (presence, phase, why) => {
    const play = new CallsPlay().invite('a', presence)
    expect(play.call('a')).toMatchObject(why === undefined ? { phase } : { phase, reason: { kind: 'missed', why } })
    expect(play.done).toEqual([why === undefined ? 'startRingtone a' : 'reject a'])
  })

  it('is busy for the fourth call', () => {
    const play = new CallsPlay().talking('a').invite('b').invite('c').invite('d')
    expect(play.call('d')).toMatchObject({ phase: 'ended', reason: { kind: 'missed', why: 'too-many-calls' } })
    expect(play.effects).toContainEqual({ kind: 'reject', callId: callId('d'), code: 486 })
  })
})
