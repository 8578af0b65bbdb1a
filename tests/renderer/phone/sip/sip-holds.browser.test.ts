import { afterEach, describe, expect, inject, test } from 'vitest'
import { until, type SipSeat } from '../../../support/sip-seat.ts'
import { SipSeats, type Pair } from '../../../support/sip-seats.ts'

const seats = new SipSeats(inject('world'), 1061)
const seat = (toneHz: number): SipSeat => seats.seat(toneHz)
const inCall = (): Promise<Pair> => seats.inCall()

afterEach(() => seats.close())

describe('a rejected re-INVITE', () => {
  test('is rolled back: the call goes on, and the next hold works', async () => {
    const operator = seat(1000)
    const client = seats.peer(700)
    await Promise.all([operator.register(), client.register()])
    await client.call(operator.user)
    const { callId } = await operator.event('incoming')
    operator.telephony.accept(callId)
    await operator.hears(callId, 700)
    client.rejectNextOffer()
    operator.telephony.setHold(callId, true)
    expect(await operator.event('hold-failed', callId)).toMatchObject({ held: true })
    expect(operator.peers.get(callId)?.signalingState).toBe('stable')
    await operator.hears(callId, 700)
    operator.telephony.setHold(callId, true)
    expect(await operator.event('hold-changed', callId)).toMatchObject({ side: 'local', held: true })
  })
})

describe('many calls', () => {
  test('leave nothing open: no connection, no track, no timer of theirs', { timeout: 60_000 }, async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register(), callee.register()])
    for (let round = 0; round < 12; round++) {
      const out = caller.newCallId()
      const from = callee.events.length
      caller.telephony.invite(out, callee.user)
      const { callId } = await callee.event('incoming', undefined, from)
      if (round % 3 === 0) {
        caller.telephony.cancel(out)
        await Promise.all([callee.event('missed', callId), caller.event('failed', out)])
        continue
      }
      callee.telephony.accept(callId)
      await caller.event('established', out)
      if (round % 2 === 0) caller.telephony.bye(out)
      else callee.telephony.bye(callId)
      await Promise.all([callee.event('ended', callId), caller.event('ended', out)])
    }
    const peers = [...caller.peers.values(), ...callee.peers.values()]
    expect(peers.length).toBeGreaterThan(12)
    expect(peers.map(({ connectionState }) => connectionState)).toEqual(peers.map(() => 'closed'))
    expect([...caller.microphones, ...callee.microphones].filter(({ readyState }) => readyState !== 'ended')).toEqual([])
  })
})

describe('holds at bad moments', () => {
  test('asked for in the moment of the answer', async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register(), callee.register()])
    callee.telephony.onEvent((event) => {
      if (event.kind === 'established') callee.telephony.setHold(event.callId, true)
    })
    const out = caller.newCallId()
    caller.telephony.invite(out, callee.user)
    const { callId } = await callee.event('incoming')
    callee.telephony.accept(callId)
    expect(await callee.event('hold-changed', callId)).toMatchObject({ side: 'local', held: true })
    expect(await caller.event('hold-changed', out)).toMatchObject({ side: 'remote', held: true })
  })

  test('answered too late: told as failed, not asked twice, and told again when it is granted', { timeout: 30_000 }, async () => {
    const operator = seat(1000)
    const client = seats.peer(700)
    await Promise.all([operator.register(), client.register()])
    await client.call(operator.user)
    const { callId } = await operator.event('incoming')
    operator.telephony.accept(callId)
    await operator.hears(callId, 700)
    client.delayNextOffer(9_000)
    operator.telephony.setHold(callId, true)
    await operator.event('hold-failed', callId)
    operator.telephony.setHold(callId, true)
    await until(() => operator.events.filter(({ kind }) => kind === 'hold-failed')[1], 'the second refusal')
    expect(operator.peers.get(callId)?.signalingState).toBe('have-local-offer')
    expect(await operator.event('hold-changed', callId)).toMatchObject({ side: 'local', held: true })
    await operator.hears(callId, 0)
    operator.telephony.setHold(callId, false)
    await operator.hears(callId, 700)
  })

  test('a refresh of the session by the other side leaves our hold as it is', async () => {
    const { caller, callee, out, inc } = await inCall()
    caller.telephony.setHold(out, true)
    await callee.event('hold-changed', inc)
    const before = caller.peers.get(out)?.remoteDescription?.sdp
    callee.telephony.reinviteEstablished()
    await until(() => (caller.peers.get(out)?.remoteDescription?.sdp === before ? undefined : true), 'the refresh')
    await Promise.all([caller.hears(out, 0), callee.hears(inc, 0)])
    expect(caller.events.filter(({ kind }) => kind === 'hold-changed')).toHaveLength(1)
    caller.telephony.setHold(out, false)
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
  })
})
