import { describe, expect, it } from 'vitest'
import { anEscalation, callId } from '../../../support/call-builder.ts'
import { CallsPlay } from '../../../support/calls-play.ts'

const escalationId = anEscalation('e-1')

const expecting = (from: readonly string[] = ['1001'], forMs = 60_000): CallsPlay => {
  const play = new CallsPlay()
  return play.tell({ kind: 'call-expected', escalationId, from, until: play.at + forMs })
}

describe('an expected call', () => {
  it.each([
    [['1001'], '1001'],
    [['2000', '1001'], '1001'],
    [['sip-user@pbx.example'], 'Sip-User'],
    [['+7 (912) 555-01-67'], '89125550167'],
  ] as const)('from %s is answered by itself when %s calls, without a sound', (from, number) => {
    const play = expecting(from).invite('a', 'ready', undefined, { number })
    expect(play.done).toEqual(['accept a'])
    expect(play.call('a')).toMatchObject({ phase: 'connecting', context: { escalationId } })
    expect(play.calls).not.toHaveProperty('expected')
  })

  it.each([
    [['1001'], '1002'],
    [['1001'], '11001'],
    [['+79125550167'], '+79125550168'],
    [[''], ''],
    [[], '1001'],
  ] as const)('from %s is not %s', (from, number) => {
    const play = expecting(from).invite('a', 'ready', undefined, { number })
    expect(play.done).toEqual(['startRingtone a'])
    expect(play.call('a')?.context).not.toHaveProperty('escalationId')
  })

  it('is known by its header whoever calls, and a header of another escalation outweighs the number', () => {
    expect(expecting().invite('a', 'ready', undefined, { number: '', escalationId }).done).toEqual(['accept a'])
    const strange = expecting().invite('a', 'ready', undefined, { number: '1001', escalationId: anEscalation('e-2') })
    expect(strange.done).toEqual(['startRingtone a'])
  })

  it('is answered once', () => {
    const play = expecting().invite('a', 'ready', undefined, { number: '1001' })
    play.tell(
      { kind: 'established', callId: callId('a') },
      { kind: 'ended', callId: callId('a'), reason: { kind: 'hung-up', by: 'remote' } },
    )
    expect(play.invite('b', 'ready', undefined, { number: '1001' }).done).toEqual(['startRingtone b'])
  })

  it('rings when its time is over, and when it was withdrawn', () => {
    expect(expecting(['1001'], 1).invite('a', 'ready', undefined, { number: '1001' }).done).toEqual(['startRingtone a'])
    const withdrawn = expecting().tell({ kind: 'expectation-withdrawn', escalationId })
    expect(withdrawn.calls).not.toHaveProperty('expected')
    expect(withdrawn.invite('a', 'ready', undefined, { number: '1001' }).done).toEqual(['startRingtone a'])
  })

  it.each(['break', 'not-ready', 'offline'] as const)(
    'is refused like any other when the operator is not to be called (%s)',
    (presence) => {
      const play = expecting().invite('a', presence, undefined, { number: '1001' })
      expect(play.done).toEqual(['reject a'])
      expect(play.calls.expected).toHaveLength(1)
    },
  )

  it('waits softly while another call is up, and is answered when that one ends', () => {
    const play = new CallsPlay().talking('a')
    play.tell({ kind: 'call-expected', escalationId, from: ['1001'], until: play.at + 60_000 })
    expect(play.invite('b', 'on-call', undefined, { number: '1001' }).done).toEqual(['startCallWaitingTone b'])
    expect(play.call('b')).toMatchObject({ phase: 'incoming', waiting: true, context: { escalationId } })
    play.tell({ kind: 'ended', callId: callId('a'), reason: { kind: 'hung-up', by: 'remote' } })
    expect(play.done).toEqual(['stopRinging b', 'accept b'])
    expect(play.calls).not.toHaveProperty('expected')
  })

  it('goes on as the same escalation when the client takes the place of the operator (RFC 3891)', () => {
    const play = expecting()
      .invite('a', 'ready', undefined, { number: '1001' })
      .tell({ kind: 'established', callId: callId('a') })
    play.invite('b', 'on-call', 'a', { number: '+79125550167' })
    expect(play.done).toEqual(['accept b'])
    expect(play.call('b')).toMatchObject({ replaces: 'a', context: { escalationId } })
  })

  it('is answered also when it came before the word that it is expected', () => {
    const play = new CallsPlay().invite('a', 'ready', undefined, { number: '1001' })
    play.tell({ kind: 'call-expected', escalationId, from: ['1001'], until: play.at + 60_000 })
    expect(play.done).toEqual(['stopRinging a', 'accept a'])
    expect(play.call('a')).toMatchObject({ phase: 'connecting', context: { escalationId } })
  })

  it('the newer word for an escalation takes the place of the older, and there are never too many', () => {
    const play = expecting().tell({ kind: 'call-expected', escalationId, from: ['1002'], until: 9e15 })
    expect(play.calls.expected).toMatchObject([{ from: ['1002'] }])
    for (let n = 0; n < 30; n += 1)
      play.tell({ kind: 'call-expected', escalationId: anEscalation(`more-${String(n)}`), from: [], until: 9e15 })
    expect(play.calls.expected).toHaveLength(16)
    expect(play.calls.expected?.at(-1)?.escalationId).toBe('more-29')
  })
})
