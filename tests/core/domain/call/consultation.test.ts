import { describe, expect, it } from 'vitest'
import { anEscalation, callId } from '../../../support/call-builder.ts'
import { CallsPlay } from '../../../support/calls-play.ts'

const client = callId('client')
const colleague = callId('colleague')
const ask = { kind: 'consult-requested', callId: client, consultCallId: colleague, target: '2000' } as const

/** The client is held and the colleague's phone rings. */
const ringing = (): CallsPlay => new CallsPlay().talking('client').tell(ask, { kind: 'hold-confirmed', callId: client })
/** The colleague has answered. */
const consulting = (): CallsPlay => ringing().tell({ kind: 'established', callId: colleague })

describe('consultation', () => {
  it('holds the client first, then calls the colleague', () => {
    const play = new CallsPlay().talking('client').tell(ask)
    expect(play.done).toEqual(['sendHold client'])
    play.tell({ kind: 'hold-confirmed', callId: client })
    expect(play.done).toEqual(['sendInvite colleague'])
    expect(play.call('client')).toMatchObject({ hold: 'local', transfer: { kind: 'attended', stage: 'consulting' } })
    expect(play.call('colleague')).toMatchObject({ phase: 'dialing', consultFor: client })
  })

  it.each([client, colleague])('joins both and leaves, asked on either call (%s)', (id) => {
    const play = consulting().tell({ kind: 'complete-requested', callId: id })
    expect(play.done).toEqual(['sendReferReplaces client'])
    play.tell({ kind: 'transfer-accepted', callId: client })
    expect(play.done).toEqual(['sendBye client', 'sendBye colleague'])
    expect(play.call('client')).toMatchObject({ reason: { kind: 'transferred', how: 'attended', target: '2000' } })
  })

  it('frees the colleague also when the BYE of the PBX comes before its NOTIFY', () => {
    const play = consulting().tell({ kind: 'complete-requested', callId: client })
    play.tell({ kind: 'ended', callId: client, reason: { kind: 'hung-up', by: 'remote' } })
    expect(play.call('client')).toMatchObject({ phase: 'ended', reason: { kind: 'transferred', how: 'attended', target: '2000' } })
    expect(play.done).toEqual(['sendBye colleague'])
  })

  it('knows that the colleague was joined with the client when that BYE comes before the NOTIFY', () => {
    const play = consulting().tell({ kind: 'complete-requested', callId: client })
    play.tell({ kind: 'ended', callId: colleague, reason: { kind: 'hung-up', by: 'remote' } })
    expect(play.call('colleague')).toMatchObject({ phase: 'ended', reason: { kind: 'replaced' } })
    expect(play.tell({ kind: 'transfer-accepted', callId: client }).done).toEqual(['sendBye client'])
    expect(play.call('client')).toMatchObject({ reason: { kind: 'transferred', how: 'attended', target: '2000' } })
  })

  it.each([
    { kind: 'interrupted', why: 'line-lost' },
    { kind: 'hung-up', by: 'local' },
  ] as const)('does not take any other end of the consultation for that (%o)', (reason) => {
    const play = consulting().tell({ kind: 'complete-requested', callId: client }, { kind: 'ended', callId: colleague, reason })
    expect(play.call('colleague')).toMatchObject({ phase: 'ended', reason })
  })

  it('a colleague who hangs up in the consultation has hung up', () => {
    const play = consulting().tell({ kind: 'ended', callId: colleague, reason: { kind: 'hung-up', by: 'remote' } })
    expect(play.call('colleague')).toMatchObject({ phase: 'ended', reason: { kind: 'hung-up', by: 'remote' } })
  })

  it('names the escalation on every call that comes of it', () => {
    const escalationId = anEscalation('e-1')
    const play = new CallsPlay().talking('client').tell({ ...ask, escalationId }, { kind: 'hold-confirmed', callId: client })
    expect(play.effects).toContainEqual({ kind: 'sendInvite', callId: colleague, number: '2000', escalationId })
    expect(play.call('colleague')?.context).toEqual({ headers: {}, escalationId })
    play.tell({ kind: 'complete-requested', callId: client })
    expect(play.effects).toContainEqual({ kind: 'sendRefer', callId: client, target: '2000', escalationId })
    const dialled = new CallsPlay().tell({ kind: 'dial-requested', callId: client, number: '2000', escalationId })
    expect(dialled.effects).toContainEqual({ kind: 'sendInvite', callId: client, number: '2000', escalationId })
  })

  it('sends the client blindly when the colleague still rings', () => {
    const play = ringing().tell({ kind: 'complete-requested', callId: client })
    expect(play.done).toEqual(['cancel colleague', 'sendRefer client'])
    expect(play.call('client')).toMatchObject({ transfer: { kind: 'blind', stage: 'requested' } })
  })

  it('comes back to the client when it is cancelled', () => {
    const play = consulting().tell({ kind: 'transfer-cancelled', callId: colleague })
    expect(play.done).toEqual(['sendBye colleague', 'sendResume client'])
    expect(play.call('client')).not.toHaveProperty('transfer')
  })

  it('says why the colleague could not be had; the client stays', () => {
    const play = ringing().tell({ kind: 'failed', callId: colleague, why: 'busy', sipCode: 486 })
    expect(play.call('client')).toMatchObject({ phase: 'active', hold: 'local', transfer: { stage: 'failed', why: 'busy' } })
    expect(play.tell(ask).refused).toBe('not-now')
    expect(play.tell({ ...ask, consultCallId: callId('second') }).done).toEqual(['sendInvite second'])
  })

  it('goes on with the colleague when the client hangs up', () => {
    const play = consulting().tell({ kind: 'ended', callId: client, reason: { kind: 'hung-up', by: 'remote' } })
    expect(play.call('colleague')).toMatchObject({ phase: 'active' })
    expect(play.tell({ kind: 'complete-requested', callId: colleague }).refused).toBe('not-now')
  })

  it('does not call the colleague when the client hangs up during the hold', () => {
    const play = new CallsPlay().talking('client').tell(ask)
    play.tell({ kind: 'ended', callId: client, reason: { kind: 'hung-up', by: 'remote' } })
    expect(play.done).toEqual([])
    expect(play.calls.queued).toBeUndefined()
  })
})
