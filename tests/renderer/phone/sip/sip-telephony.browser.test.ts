import { afterEach, describe, expect, inject, test } from 'vitest'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { anEscalation } from '../../../support/call-builder.ts'
import type { FollowingPeer } from '../../../support/following-peer.ts'
import { until, type SipSeat } from '../../../support/sip-seat.ts'
import { SipSeats, type Pair } from '../../../support/sip-seats.ts'

const world = inject('world')
const seats = new SipSeats(world, 1001)
const seat = (toneHz: number): SipSeat => seats.seat(toneHz)
const inCall = (): Promise<Pair> => seats.inCall()

afterEach(() => seats.close())

describe('registration', () => {
  test('registers', async () => {
    expect(await seat(700).register()).toEqual({ kind: 'registered', expiresSeconds: 300 })
  })

  test('tells a wrong password in so many words, and takes the right one afterwards', async () => {
    const operator = seat(700)
    expect(await operator.register({ password: 'not-this' })).toEqual({ kind: 'refused', why: 'wrong-password' })
    expect(await operator.register()).toMatchObject({ kind: 'registered' })
  })

  test('tells that the server is not there', async () => {
    const operator = seat(700)
    await operator.register()
    operator.telephony.openSocket('ws://127.0.0.1:9')
    await until(() => operator.signals.find(({ kind }) => kind === 'lost'), 'lost')
  })

  test('a lost REGISTER does not block the next one', async () => {
    const operator = seat(700)
    await seats.control('/swallow?method=REGISTER&count=1')
    const first = operator.register()
    await until(() => operator.signals.find(({ kind }) => kind === 'socket-opened'), 'the socket')
    operator.telephony.register()
    expect(await first).toMatchObject({ kind: 'registered' })
  })

  test('finds a half-open socket', async () => {
    const operator = seat(700)
    await operator.register()
    await seats.control('/silent?on=1')
    operator.telephony.startProbing()
    operator.telephony.probeNow()
    expect(await until(() => operator.signals.find((signal) => signal.kind === 'lost'), 'the loss')).toEqual({
      kind: 'lost',
      why: 'half-open',
    })
  })
})

describe('calls', () => {
  test('a call in and out with sound both ways, ended by one side', async () => {
    const { caller, callee, out, inc } = await inCall()
    const invite = await callee.event('incoming')
    expect(invite.remote.number).toBe(caller.user)
    expect(performance.timeOrigin + performance.now() - invite.inviteReceivedAt).toBeLessThan(60_000)
    callee.telephony.bye(inc)
    expect(await caller.event('ended', out)).toMatchObject({ reason: { kind: 'hung-up', by: 'remote' } })
    expect(await callee.event('ended', inc)).toMatchObject({ reason: { kind: 'hung-up', by: 'local' } })
  })

  test('the caller gives up', async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register(), callee.register()])
    const out = caller.newCallId()
    caller.telephony.invite(out, callee.user)
    const { callId } = await callee.event('incoming')
    await caller.event('progress', out)
    caller.telephony.cancel(out)
    expect(await callee.event('missed', callId)).toMatchObject({ why: 'caller-gave-up' })
    expect(await caller.event('failed', out)).toMatchObject({ why: 'cancelled' })
  })

  test('the callee declines, and an unknown number is told as such', async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register(), callee.register()])
    const busy = caller.newCallId()
    caller.telephony.invite(busy, callee.user)
    callee.telephony.reject((await callee.event('incoming')).callId, 486)
    expect(await caller.event('failed', busy)).toMatchObject({ why: 'busy', sipCode: 486 })
    const nobody = caller.newCallId()
    caller.telephony.invite(nobody, '4999')
    expect(await caller.event('failed', nobody)).toMatchObject({ why: 'unknown-number' })
  })

  test('without a microphone no call is made or answered, and it says so', async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register(), callee.register()])
    callee.hasMicrophone = false
    const out = callee.newCallId()
    callee.telephony.invite(out, caller.user)
    expect(await callee.event('failed', out)).toMatchObject({ why: 'no-microphone' })
    caller.telephony.invite(caller.newCallId(), callee.user)
    const { callId } = await callee.event('incoming')
    callee.telephony.accept(callId)
    expect(await callee.event('failed', callId)).toMatchObject({ why: 'no-microphone' })
  })

  test('hold silences both ways and is seen by the other side; resume brings the sound back', async () => {
    const { caller, callee, out, inc } = await inCall()
    caller.telephony.setHold(out, true)
    expect(await caller.event('hold-changed', out)).toMatchObject({ side: 'local', held: true })
    expect(await callee.event('hold-changed', inc)).toMatchObject({ side: 'remote', held: true })
    await Promise.all([caller.hears(out, 0), callee.hears(inc, 0)])
    callee.events.length = 0
    caller.telephony.setHold(out, false)
    expect(await callee.event('hold-changed', inc)).toMatchObject({ side: 'remote', held: false })
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
  })

  test('held by both, each resume repairs its own direction', async () => {
    const { caller, callee, out, inc } = await inCall()
    caller.telephony.setHold(out, true)
    await callee.event('hold-changed', inc)
    callee.telephony.setHold(inc, true)
    await until(() => callee.events.find((event) => event.kind === 'hold-changed' && event.side === 'local'), 'the second hold')
    caller.telephony.setHold(out, false)
    callee.telephony.setHold(inc, false)
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
  })

  test('mute silences our voice only', async () => {
    const { caller, callee, out, inc } = await inCall()
    caller.telephony.setMuted(out, true)
    await Promise.all([callee.hears(inc, 0), caller.hears(out, 1000)])
    caller.telephony.setMuted(out, false)
    await callee.hears(inc, 700)
  })

  test('key tones go out as RFC 4733 events', async () => {
    const { caller, out } = await inCall()
    expect(caller.telephony.sendTones(out, '12#')).toBe(true)
    const dtmf = caller.peers.get(out)?.getSenders()[0]?.dtmf
    expect(caller.peers.get(out)?.localDescription?.sdp).toContain('telephone-event')
    await until(() => (dtmf?.toneBuffer === '' ? true : undefined), 'the tones to be sent')
  })
})

describe('transfer', () => {
  /** An operator in a call with a client who speaks 700 Hz and follows REFERs, as a PBX does. */
  async function withClient(): Promise<{ operator: SipSeat; client: FollowingPeer; callId: CallId }> {
    const operator = seat(1000)
    const client = seats.peer(700)
    await Promise.all([operator.register(), client.register()])
    await client.call(operator.user)
    const { callId } = await operator.event('incoming')
    operator.telephony.accept(callId)
    await operator.hears(callId, 700)
    return { operator, client, callId }
  }

  test('blind: the client goes on with the target', async () => {
    const { operator, callId } = await withClient()
    const target = seat(1300)
    await target.register()
    operator.telephony.refer(callId, target.user)
    const { callId: taken } = await target.event('incoming')
    target.telephony.accept(taken)
    await operator.event('transfer-accepted', callId)
    operator.telephony.bye(callId)
    await target.hears(taken, 700)
  })

  test.each([
    ['a call', 'dialled'],
    ['a blind transfer', 'referred'],
  ] as const)('the escalation that %s belongs to arrives with it', async (_what, how) => {
    const { operator, callId } = await withClient()
    const target = seat(1300)
    await target.register()
    if (how === 'dialled') operator.telephony.invite(operator.newCallId(), target.user, anEscalation('7a1c-2'))
    else operator.telephony.refer(callId, target.user, anEscalation('7a1c-2'))
    expect(await target.event('incoming')).toMatchObject({ context: { escalationId: '7a1c-2' } })
  })

  test('who is there after a transfer on the other side is told when the PBX says it, once', async () => {
    const operator = seat(1000)
    const client = seats.peer(700)
    await Promise.all([operator.register(), client.register()])
    await client.call(operator.user)
    const { callId } = await operator.event('incoming')
    operator.telephony.accept(callId)
    await operator.hears(callId, 700)
    await client.sayWhoIsThere('+79125550167', 'Мария Орлова')
    expect(await operator.event('remote-changed', callId)).toMatchObject({
      remote: { number: '+79125550167', displayName: 'Мария Орлова' },
    })
    await client.sayWhoIsThere('+79125550167', 'Мария Орлова')
    await operator.hears(callId, 700)
    await client.sayWhoIsThere('2000', 'Вера')
    await operator.event('remote-changed', callId, operator.events.findIndex(({ kind }) => kind === 'remote-changed') + 1)
    expect(operator.events.filter(({ kind }) => kind === 'remote-changed')).toHaveLength(2)
  })

  test('blind to a number nobody has: told with its reason, and the call stays', async () => {
    const { operator, callId } = await withClient()
    operator.telephony.refer(callId, '4999')
    expect(await operator.event('transfer-failed', callId)).toMatchObject({ why: 'unknown-number' })
    await operator.hears(callId, 700)
  })

  test('attended: the two others are joined and we are out', async () => {
    const { operator, callId } = await withClient()
    const colleague = seat(1300)
    await colleague.register()
    operator.telephony.setHold(callId, true)
    await operator.event('hold-changed', callId)
    const consult = operator.newCallId()
    operator.telephony.invite(consult, colleague.user)
    const { callId: consulted } = await colleague.event('incoming')
    colleague.telephony.accept(consulted)
    await operator.hears(consult, 1300)
    operator.telephony.referReplaces(callId, consult)
    const replacing = await until(
      () => colleague.events.find((event) => event.kind === 'incoming' && event.replaces === consulted),
      'an INVITE that replaces the consultation',
    )
    if (replacing.kind !== 'incoming') throw new Error('impossible')
    colleague.telephony.accept(replacing.callId)
    await operator.event('transfer-accepted', callId)
    await colleague.hears(replacing.callId, 700)
    await colleague.event('ended', consulted)
  })

  test('semi-attended: a consultation that still rings is cancelled and the transfer made blind', async () => {
    const { operator, callId } = await withClient()
    const colleague = seat(1300)
    await colleague.register()
    const consult = operator.newCallId()
    operator.telephony.invite(consult, colleague.user)
    const first = await colleague.event('incoming')
    operator.telephony.referReplaces(callId, consult)
    await colleague.event('missed', first.callId)
    const second = await until(
      () => colleague.events.find((event) => event.kind === 'incoming' && event.callId !== first.callId),
      'the client',
    )
    if (second.kind !== 'incoming') throw new Error('impossible')
    colleague.telephony.accept(second.callId)
    await colleague.hears(second.callId, 700)
  })

  test('asked for in the moment of the answer, before the client has heard of it, it works all the same', async () => {
    const operator = seat(1000)
    const client = seats.peer(700)
    const target = seat(1300)
    await Promise.all([operator.register(), client.register(), target.register()])
    operator.telephony.onEvent((event) => {
      if (event.kind === 'established') operator.telephony.refer(event.callId, target.user)
    })
    await client.call(operator.user)
    const { callId } = await operator.event('incoming')
    operator.telephony.accept(callId)
    target.telephony.accept((await target.event('incoming')).callId)
    await operator.event('transfer-accepted', callId)
  })

  test('a REFER that nobody answers is told as failed in seconds, and the call stays', async () => {
    const { operator, callId } = await withClient()
    await seats.control('/swallow?method=REFER&count=1')
    const asked = performance.now()
    operator.telephony.refer(callId, '2000')
    expect(await operator.event('transfer-failed', callId)).toMatchObject({ why: 'no-answer' })
    expect(performance.now() - asked).toBeLessThan(9_500)
    await operator.hears(callId, 700)
  })

  test('an operator is not sent elsewhere by the other side; the call stays', async () => {
    const { caller, callee, out, inc } = await inCall()
    caller.telephony.refer(out, '2000')
    expect(await caller.event('transfer-failed', out)).toMatchObject({ why: 'declined' })
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
  })
})

describe('recovery', () => {
  test('the socket is cut in a call: sound goes on, the line comes back, the other side can still hang up', async () => {
    const { caller, callee, out, inc } = await inCall()
    await seats.control(`/drop?user=${caller.user}`)
    await until(() => caller.signals.find(({ kind }) => kind === 'lost'), 'the loss')
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
    expect(await caller.reconnect()).toMatchObject({ kind: 'registered' })
    caller.telephony.reinviteEstablished()
    caller.telephony.setHold(out, true)
    await callee.event('hold-changed', inc)
    callee.telephony.bye(inc)
    expect(await caller.event('ended', out)).toMatchObject({ reason: { kind: 'hung-up', by: 'remote' } })
  })

  test('a call that still rings when the socket is cut is missed with its reason', async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register(), callee.register()])
    caller.telephony.invite(caller.newCallId(), callee.user)
    const { callId } = await callee.event('incoming')
    await seats.control(`/drop?user=${callee.user}`)
    expect(await callee.event('missed', callId)).toMatchObject({ why: 'line-lost' })
  })

  test('the other side’s media dies without a word: told as interrupted, and the call can be ended', async () => {
    const { caller, callee, out, inc } = await inCall()
    callee.peers.get(inc)?.close()
    await caller.event('media-interrupted', out)
    caller.telephony.bye(out)
    expect(await callee.event('ended', inc)).toMatchObject({ reason: { kind: 'hung-up', by: 'remote' } })
  })

  test('ICE starts anew and the sound comes back', async () => {
    const { caller, callee, out, inc } = await inCall()
    const ufrag = (): string | undefined => /a=ice-ufrag:(\S+)/.exec(caller.peers.get(out)?.localDescription?.sdp ?? '')?.[1]
    const before = ufrag()
    caller.telephony.restartIce(out)
    await until(() => (ufrag() !== before ? true : undefined), 'a new ICE generation')
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
  })

  test('what a STUN server says of us stands in the offer, and a hold does not wait for it again', async () => {
    const [caller, callee] = [seat(700), seat(1000)]
    await Promise.all([caller.register({ iceServers: [world.stun] }), callee.register({ iceServers: [world.stun] })])
    const out = caller.newCallId()
    caller.telephony.invite(out, callee.user)
    const { callId } = await callee.event('incoming')
    callee.telephony.accept(callId)
    await caller.event('established', out)
    // An answer needs none here: Chromium ends its gathering when the host's own address connects.
    expect(callee.peers.get(callId)?.remoteDescription?.sdp).toMatch(/ 203\.0\.113\.7 \d+ typ srflx/)
    const asked = performance.now()
    caller.telephony.setHold(out, true)
    await caller.event('hold-changed', out)
    expect(performance.now() - asked).toBeLessThan(900)
  })

  test('a STUN server that never answers adds at most half a second to a call out and to an answer', async () => {
    const measure = async (iceServers: readonly string[]): Promise<{ out: number; answer: number }> => {
      const [caller, callee] = [seat(700), seat(1000)]
      await Promise.all([caller.register({ iceServers }), callee.register({ iceServers })])
      const out = caller.newCallId()
      const started = performance.now()
      caller.telephony.invite(out, callee.user)
      const { callId } = await callee.event('incoming')
      const rang = performance.now()
      callee.telephony.accept(callId)
      await caller.event('established', out)
      return { out: rang - started, answer: performance.now() - rang }
    }
    // The quicker of two each: what is measured is the wait, not what else the machine does.
    const without = [await measure([]), await measure([])]
    const silent = [await measure([world.silentStun]), await measure([world.silentStun])]
    const quicker = (of: 'out' | 'answer', runs: typeof silent): number => Math.min(...runs.map((run) => run[of]))
    expect(quicker('out', silent) - quicker('out', without)).toBeLessThan(500)
    expect(quicker('answer', silent) - quicker('answer', without)).toBeLessThan(500)
  })
})
