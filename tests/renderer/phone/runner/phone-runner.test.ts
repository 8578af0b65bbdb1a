import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEEP_SILENT_CALL_MS } from '../../../../renderer/phone/runner/reactions/give-up.ts'
import { SHOW_ENDED_MS } from '../../../../renderer/phone/runner/reactions/forget-calls.ts'
import { MEASURED_EVERY_MS } from '../../../../renderer/phone/runner/publisher.ts'
import { callIdSchema } from '../../../../core/contract/call-schema.ts'
import { anEscalation } from '../../../support/call-builder.ts'
import { PhoneUnderTest } from '../../../support/phone-under-test.ts'

const escalationId = anEscalation('7a1c-2')
let phone: PhoneUnderTest

beforeEach(() => {
  phone = new PhoneUnderTest()
})
afterEach(() => {
  expect(phone.bugs).toEqual([])
})

const flush = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

describe('registration', () => {
  test('connects, registers and is Ready only then', async () => {
    await phone.runner.start([])
    expect(phone.telephony.told('openSocket')).toEqual([{ kind: 'openSocket', server: 'wss://pbx.test/ws' }])
    expect(phone.state.presence).toMatchObject({ kind: 'not-ready', why: 'not-registered' })
    phone.telephony.sayRegistration({ kind: 'socket-opened' })
    expect(phone.telephony.told('register')).toHaveLength(1)
    phone.telephony.sayRegistration({ kind: 'registered', expiresSeconds: 300 })
    expect(phone.state).toMatchObject({ registration: { phase: 'registered' }, presence: { kind: 'ready' } })
    expect(phone.telephony.told('startProbing')).toHaveLength(1)
  })

  test('a PBX that loses the REGISTER is asked again after 3 s', async () => {
    await phone.runner.start([])
    phone.telephony.sayRegistration({ kind: 'socket-opened' })
    phone.clock.advance(3_000)
    expect(phone.state.registration).toMatchObject({ phase: 'reconnecting', why: 'no-answer' })
    phone.clock.advance(10_000)
    expect(phone.telephony.told('openSocket').length).toBeGreaterThan(1)
  })

  test('a wrong password is told plainly; the changed one is read again', async () => {
    await phone.runner.start([])
    phone.telephony.sayRegistration({ kind: 'socket-opened' })
    phone.telephony.sayRegistration({ kind: 'refused', why: 'wrong-password' })
    expect(phone.state.registration).toMatchObject({ phase: 'refused', why: 'wrong-password', account: '1001@pbx.test' })
    phone.password = 'second'
    expect(await phone.command({ kind: 'credentials-changed' })).toBe('ok')
    expect(phone.telephony.told('useAccount').at(-1)?.account.password).toBe('second')
    expect(phone.telephony.told('openSocket')).toHaveLength(2)
  })

  test('Ready is honest: a microphone that goes takes it away with the reason', async () => {
    await phone.ready()
    phone.media.change({ microphone: 'missing' })
    expect(phone.state.presence).toMatchObject({ kind: 'not-ready', why: 'no-microphone' })
    phone.media.change({ microphone: 'ok' })
    expect(phone.state.presence.kind).toBe('ready')
  })
})

describe('an incoming call', () => {
  test('rings, is answered, talked, hung up, written down and wrapped up', async () => {
    await phone.ready()
    const callId = phone.ring('a')
    expect(phone.state).toMatchObject({
      presence: { kind: 'ringing' },
      calls: [{ call: { phase: 'incoming' }, inviteReceivedAt: phone.clock.now() + 0.5 }],
    })
    expect([...phone.media.sounds]).toEqual(['ringtone a'])
    expect(await phone.command({ kind: 'answer', callId })).toBe('ok')
    expect([...phone.media.sounds]).toEqual([])
    expect(phone.media.log).toContain('answer a')
    phone.telephony.say({ kind: 'established', callId })
    phone.telephony.say({ kind: 'media-flowing', callId })
    expect(phone.state).toMatchObject({
      presence: { kind: 'on-call' },
      calls: [{ call: { phase: 'active', media: { state: 'flowing' } } }],
    })
    expect(await phone.command({ kind: 'hang-up', callId })).toBe('ok')
    expect(phone.telephony.told('bye')).toHaveLength(1)
    phone.telephony.say({ kind: 'ended', callId, reason: { kind: 'hung-up', by: 'local' } })
    expect(phone.state.presence).toMatchObject({ kind: 'wrap-up', callId })
    await flush()
    expect(phone.journal.map(({ stage }) => stage)).toEqual(
      phone.journal.map(({ stage }) => stage).toSorted((a, b) => Number(a === 'wrap-up') - Number(b === 'wrap-up')),
    )
    expect(phone.journal[0]?.stage).toBe('open')
    expect(phone.journal.at(-1)).toMatchObject({ stage: 'wrap-up', facts: { reason: { kind: 'hung-up', by: 'local' } } })
    expect(await phone.command({ kind: 'finish-wrap-up', callId })).toBe('ok')
    expect(phone.state).toMatchObject({ presence: { kind: 'ready' }, calls: [] })
  })

  test('missed: shown with its reason for a while, then gone; no wrap-up', async () => {
    await phone.ready()
    const callId = phone.ring('a')
    phone.telephony.say({ kind: 'missed', callId, why: 'caller-gave-up' })
    expect(phone.state).toMatchObject({
      presence: { kind: 'ready' },
      calls: [{ call: { phase: 'ended', reason: { kind: 'missed', why: 'caller-gave-up' } } }],
    })
    await flush()
    expect(phone.journal.at(-1)?.stage).toBe('not-required')
    phone.clock.advance(SHOW_ENDED_MS)
    expect(phone.state.calls).toEqual([])
  })

  test('on a break it is refused and recorded', async () => {
    await phone.ready()
    await phone.command({ kind: 'choose-presence', next: { kind: 'break', reasonId: 'lunch' } })
    phone.ring('a')
    expect(phone.telephony.told('reject')).toMatchObject([{ code: 480 }])
    await flush()
    expect(phone.journal.at(-1)).toMatchObject({ facts: { reason: { kind: 'missed', why: 'on-break' } } })
  })

  test('the microphone is let go on a break and warm again afterwards', async () => {
    await phone.ready()
    await phone.command({ kind: 'choose-presence', next: { kind: 'break', reasonId: 'lunch' } })
    await phone.command({ kind: 'choose-presence', next: { kind: 'ready' } })
    expect(phone.media.log).toEqual(['keepReady', 'release', 'keepReady'])
  })

  test('the second one waits softly and is answered with the first held', async () => {
    await phone.ready()
    const first = await phone.talk('a')
    const second = phone.ring('b')
    expect([...phone.media.sounds]).toEqual(['waiting b'])
    expect(await phone.command({ kind: 'answer', callId: second })).toBe('ok')
    expect(phone.telephony.told('setHold')).toMatchObject([{ callId: first, held: true }])
    phone.telephony.say({ kind: 'hold-changed', callId: first, side: 'local', held: true })
    expect(phone.telephony.told('accept').at(-1)).toMatchObject({ callId: second })
    expect(phone.media.log).toContain('expect a false')
  })
})

describe('commands', () => {
  test('what does not fit is refused with its reason', async () => {
    const nobody = callIdSchema.parse('nobody')
    expect(await phone.command({ kind: 'dial', number: '2000' })).toBe('not-registered')
    await phone.ready()
    expect(await phone.command({ kind: 'hang-up', callId: nobody })).toBe('unknown-call')
    const callId = phone.ring('a')
    expect(await phone.command({ kind: 'hold', callId })).toBe('not-now')
    expect(await phone.command({ kind: 'finish-wrap-up', callId })).toBe('not-now')
    phone.media.change({ microphone: 'denied' })
    expect(await phone.command({ kind: 'answer', callId })).toBe('no-microphone')
  })

  test('dial, ringback, talk, key tones', async () => {
    await phone.ready()
    expect(await phone.command({ kind: 'dial', number: '2000' })).toBe('ok')
    const callId = phone.telephony.told('invite')[0]?.callId ?? callIdSchema.parse('none')
    phone.telephony.say({ kind: 'progress', callId, earlyMedia: false })
    expect([...phone.media.sounds]).toEqual([`ringback ${callId}`])
    phone.telephony.say({ kind: 'established', callId })
    expect([...phone.media.sounds]).toEqual([])
    expect(await phone.command({ kind: 'send-tones', callId, tones: '12#' })).toBe('ok')
    phone.telephony.tonesPossible = false
    expect(await phone.command({ kind: 'send-tones', callId, tones: '1' })).toBe('not-now')
  })

  test('blind transfer that fails leaves the call; one that works ends it as transferred', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    await phone.command({ kind: 'transfer-blind', callId, target: '4999' })
    phone.telephony.say({ kind: 'transfer-failed', callId, why: 'unknown-number' })
    expect(phone.state.calls[0]?.call).toMatchObject({ phase: 'active', transfer: { stage: 'failed', why: 'unknown-number' } })
    await phone.command({ kind: 'transfer-blind', callId, target: '2000' })
    phone.telephony.say({ kind: 'transfer-accepted', callId })
    expect(phone.telephony.told('bye')).toHaveLength(1)
    phone.telephony.say({ kind: 'ended', callId, reason: { kind: 'hung-up', by: 'local' } })
    expect(phone.state.calls[0]?.call).toMatchObject({ phase: 'ended', reason: { kind: 'transferred', how: 'blind', target: '2000' } })
  })

  test('attended transfer joins the two others', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    await phone.command({ kind: 'consult', callId, target: '2000' })
    phone.telephony.say({ kind: 'hold-changed', callId, side: 'local', held: true })
    const consult = phone.telephony.told('invite')[0]?.callId ?? callIdSchema.parse('none')
    phone.telephony.say({ kind: 'established', callId: consult })
    expect(await phone.command({ kind: 'complete-transfer', callId })).toBe('ok')
    expect(phone.telephony.told('referReplaces')).toEqual([{ kind: 'referReplaces', callId, consultCallId: consult }])
  })

  test('three talk, are muted as one, and are left alone', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    expect(await phone.command({ kind: 'join-three', callId })).toBe('not-now')
    await phone.command({ kind: 'consult', callId, target: '2000', escalationId })
    phone.telephony.say({ kind: 'hold-changed', callId, side: 'local', held: true })
    const [invited] = phone.telephony.told('invite')
    expect(invited).toMatchObject({ number: '2000', escalationId })
    const otherId = invited?.callId ?? callIdSchema.parse('none')
    phone.telephony.say({ kind: 'established', callId: otherId })
    expect(await phone.command({ kind: 'join-three', callId: otherId })).toBe('ok')
    phone.telephony.say({ kind: 'hold-changed', callId, side: 'local', held: false })
    expect(phone.telephony.told('joinSound')).toEqual([{ kind: 'joinSound', callId, otherId }])
    expect(phone.state.calls[0]?.call).toMatchObject({ hold: 'none', transfer: { stage: 'joined', since: phone.clock.now() } })
    await phone.command({ kind: 'mute', callId, muted: true })
    expect(phone.telephony.told('setMuted').map((told) => told.callId)).toEqual([callId, otherId])
    expect(await phone.command({ kind: 'leave-three', callId })).toBe('ok')
    expect(phone.telephony.told('referReplaces')).toEqual([{ kind: 'referReplaces', callId, consultCallId: otherId }])
    phone.telephony.say({ kind: 'transfer-accepted', callId })
    expect(phone.telephony.told('partSound')).toEqual([{ kind: 'partSound', callId, otherId }])
    expect(phone.telephony.told('bye').map((told) => told.callId)).toEqual([callId, otherId])
  })

  test('an expected call is answered by itself, once, and its time is shown', async () => {
    await phone.ready()
    expect(await phone.command({ kind: 'expect-call', escalationId, from: ['1002'], forMs: 60_000 })).toBe('ok')
    expect(phone.state.expectedCalls).toEqual([{ escalationId, until: phone.clock.now() + 60_000 }])
    const callId = phone.ring('a', '1002')
    expect(phone.telephony.told('accept')).toEqual([{ kind: 'accept', callId }])
    expect([...phone.media.sounds]).toEqual([])
    expect(phone.state).toMatchObject({ presence: { kind: 'on-call' }, calls: [{ call: { context: { escalationId } } }] })
    expect(phone.state).not.toHaveProperty('expectedCalls')
    phone.telephony.say({ kind: 'established', callId })
    phone.telephony.say({ kind: 'ended', callId, reason: { kind: 'hung-up', by: 'remote' } })
    phone.ring('b', '1002')
    expect([...phone.media.sounds]).toEqual(['ringtone b'])
  })

  test('an expectation is withdrawn, and ends with its time', async () => {
    await phone.ready()
    await phone.command({ kind: 'expect-call', escalationId, from: ['1002'], forMs: 60_000 })
    expect(await phone.command({ kind: 'cancel-expected-call', escalationId })).toBe('ok')
    expect(phone.state).not.toHaveProperty('expectedCalls')
    await phone.command({ kind: 'expect-call', escalationId, from: ['1002'], forMs: 60_000 })
    phone.clock.advance(60_000)
    phone.ring('a', '1002')
    expect([...phone.media.sounds]).toEqual(['ringtone a'])
    expect(phone.state).not.toHaveProperty('expectedCalls')
  })

  test('on a break also an expected call is refused', async () => {
    await phone.ready()
    await phone.command({ kind: 'expect-call', escalationId, from: ['1002'], forMs: 60_000 })
    await phone.command({ kind: 'choose-presence', next: { kind: 'break', reasonId: 'lunch' } })
    phone.ring('a', '1002')
    expect(phone.telephony.told('reject')).toMatchObject([{ code: 480 }])
    expect(phone.telephony.told('accept')).toEqual([])
  })

  test('chosen devices are used and remembered', async () => {
    expect(await phone.command({ kind: 'choose-devices', speakerId: 'speaker' })).toBe('ok')
    expect(phone.remembered).toEqual([{ speakerId: 'speaker' }])
  })
})

describe('recovery', () => {
  test('after a drop every established call is told again; after a network change ICE starts anew', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    phone.telephony.sayRegistration({ kind: 'lost', why: 'socket-closed' })
    expect(phone.state).toMatchObject({ registration: { phase: 'reconnecting' }, presence: { kind: 'on-call' } })
    phone.runner.networkChanged()
    phone.telephony.sayRegistration({ kind: 'socket-opened' })
    phone.telephony.sayRegistration({ kind: 'registered', expiresSeconds: 300 })
    expect(phone.telephony.told('reinviteEstablished').length).toBeGreaterThan(0)
    expect(phone.telephony.told('restartIce')).toEqual([{ kind: 'restartIce', callId }])
  })

  test('a call whose sound does not come back is given up after a minute', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    phone.telephony.say({ kind: 'media-interrupted', callId })
    phone.clock.advance(KEEP_SILENT_CALL_MS - 1)
    expect(phone.state.calls[0]?.call.phase).toBe('active')
    phone.clock.advance(1)
    expect(phone.state.calls[0]?.call).toMatchObject({ reason: { kind: 'interrupted', why: 'media-lost' } })
  })

  test('the silence is counted from the last sound, not from when ICE noticed', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    phone.clock.advance(30_000)
    phone.media.lastSound = phone.clock.now() - 7_500
    phone.telephony.say({ kind: 'media-interrupted', callId })
    expect(phone.state.calls[0]?.call).toMatchObject({ media: { state: 'interrupted', since: phone.clock.now() - 7_500 } })
    phone.clock.advance(KEEP_SILENT_CALL_MS - 7_500)
    expect(phone.state.calls[0]?.call).toMatchObject({ reason: { kind: 'interrupted', why: 'media-lost' } })
  })

  test('in a held call no sound is expected: its silence is counted from the break of the path', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    phone.clock.advance(30_000)
    await phone.command({ kind: 'hold', callId })
    phone.telephony.say({ kind: 'hold-changed', callId, side: 'local', held: true })
    phone.media.lastSound = phone.clock.now() - 20_000
    phone.telephony.say({ kind: 'media-interrupted', callId })
    expect(phone.state.calls[0]?.call).toMatchObject({ media: { state: 'interrupted', since: phone.clock.now() } })
  })

  test('a reaction that fails is logged, and the phone goes on', async () => {
    await phone.ready()
    phone.media.broken = true
    const callId = phone.ring('a')
    expect(phone.bugs.splice(0)).toHaveLength(1)
    expect(await phone.command({ kind: 'answer', callId })).toBe('ok')
    phone.telephony.say({ kind: 'established', callId })
    expect(phone.state.calls[0]?.call.phase).toBe('active')
  })

  test('wrap-ups that the storage gave late wait behind what is on the screen', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    phone.runner.recover([callIdSchema.parse('older'), callIdSchema.parse('old')])
    expect(phone.state.presence.kind).toBe('on-call')
    await phone.command({ kind: 'hang-up', callId })
    const shown: string[] = []
    for (let step = 0; step < 3; step++) {
      const { presence } = phone.state
      if (presence.kind !== 'wrap-up') break
      shown.push(presence.callId)
      await phone.command({ kind: 'finish-wrap-up', callId: callIdSchema.parse(presence.callId) })
    }
    expect(shown).toEqual(['a', 'old', 'older'])
    expect(phone.state.presence.kind).toBe('ready')
  })

  test('sound that came back is kept', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    phone.telephony.say({ kind: 'media-interrupted', callId })
    phone.telephony.say({ kind: 'media-flowing', callId })
    phone.clock.advance(2 * KEEP_SILENT_CALL_MS)
    expect(phone.state.calls[0]?.call.phase).toBe('active')
  })

  test('wrap-ups of an earlier life come first', async () => {
    await phone.runner.start([callIdSchema.parse('old')])
    expect(phone.state.presence).toMatchObject({ kind: 'wrap-up', callId: 'old' })
    expect(await phone.command({ kind: 'finish-wrap-up', callId: callIdSchema.parse('old') })).toBe('ok')
  })

  test('a journal that fails is tried again, in order', async () => {
    await phone.ready()
    phone.failingWrites = 1
    const callId = await phone.talk('a')
    await flush()
    phone.clock.advance(1_000)
    await flush()
    expect(phone.journal.map(({ facts }) => facts.callId)).toEqual(phone.journal.map(() => callId))
    expect(phone.journal.at(-1)?.facts.answeredAt).toBeDefined()
    expect(phone.bugs.splice(0)).toHaveLength(1)
  })

  test('closing says goodbye', async () => {
    await phone.ready()
    await phone.talk('a')
    phone.runner.close()
    expect(phone.telephony.told('bye')).toHaveLength(1)
    expect(phone.telephony.told('unregister')).toHaveLength(1)
    expect(phone.telephony.told('closeSocket')).toHaveLength(0)
    await flush()
    expect(phone.telephony.told('closeSocket')).toHaveLength(1)
  })
})

describe('what the desk hears', () => {
  test('the revision grows with every change and a hello repeats the state', async () => {
    await phone.ready()
    const revisions = phone.heard.flatMap((message) => (message.kind === 'state' ? [message.state.revision] : []))
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
    const { revision } = phone.state
    phone.hello()
    expect(phone.state.revision).toBe(revision)
  })

  test('measurements are told together, transitions at once', async () => {
    await phone.ready()
    const callId = await phone.talk('a')
    const before = phone.heard.length
    for (const packetsReceived of [50, 100, 150]) {
      phone.media.measure({ callId, packetsReceived, longestGapMs: 21, reading: { delayMs: 40, jitterMs: 2, loss: 0 } })
    }
    expect(phone.heard).toHaveLength(before)
    phone.clock.advance(MEASURED_EVERY_MS)
    expect(phone.heard).toHaveLength(before + 1)
    expect(phone.state.calls[0]).toMatchObject({ packetsReceived: 150, longestGapMs: 21, quality: { delayMs: 40 } })
    phone.media.hear(callId, 180)
    expect(phone.state.calls[0]?.answerToAudibleMs).toBe(180)
    await phone.command({ kind: 'hang-up', callId })
    await flush()
    expect(phone.journal.at(-1)?.facts.quality).toMatchObject({ delayMs: 40, jitterMs: 2, loss: 0 })
  })
})
