import { afterEach, describe, expect, inject, test } from 'vitest'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { until, type SipSeat } from '../../../support/sip-seat.ts'
import { SipSeats } from '../../../support/sip-seats.ts'

const world = inject('world')
const seats = new SipSeats(world, 1101)

/** What each speaks with, Hz. */
const CLIENT = 700
const OPERATOR = 1000
const COLLEAGUE = 1300
const OTHER_MICROPHONE = 1600
const tones = [CLIENT, OPERATOR, COLLEAGUE, OTHER_MICROPHONE]

afterEach(() => seats.close())

interface Three {
  readonly client: SipSeat
  readonly operator: SipSeat
  readonly colleague: SipSeat
  /** The two calls as the operator has them, and as the others have them. */
  readonly withClient: CallId
  readonly withColleague: CallId
  readonly atClient: CallId
  readonly atColleague: CallId
}

/** The client is held, the colleague consulted. */
async function consulting(): Promise<Three> {
  const [client, operator, colleague] = [seats.seat(CLIENT), seats.seat(OPERATOR), seats.seat(COLLEAGUE)]
  await Promise.all([client.register(), operator.register(), colleague.register()])
  const atClient = client.newCallId()
  client.telephony.invite(atClient, operator.user)
  const { callId: withClient } = await operator.event('incoming')
  operator.telephony.accept(withClient)
  await client.event('established', atClient)
  operator.telephony.setHold(withClient, true)
  await operator.event('hold-changed', withClient)
  const withColleague = operator.newCallId()
  operator.telephony.invite(withColleague, colleague.user)
  const { callId: atColleague } = await colleague.event('incoming')
  colleague.telephony.accept(atColleague)
  await Promise.all([operator.event('established', withColleague), colleague.event('established', atColleague)])
  return { client, operator, colleague, withClient, withColleague, atClient, atColleague }
}

async function hear(
  three: Three,
  expected: { client: readonly number[]; operator?: readonly number[]; colleague: readonly number[] },
): Promise<void> {
  const { client, operator, colleague, withClient, withColleague, atClient, atColleague } = three
  const ours = expected.operator ?? [CLIENT, COLLEAGUE]
  await Promise.all([
    client.hearsAmong(atClient, tones, expected.client),
    colleague.hearsAmong(atColleague, tones, expected.colleague),
    operator.hearsAmong(
      withClient,
      tones,
      ours.filter((hz) => hz === CLIENT),
    ),
    operator.hearsAmong(
      withColleague,
      tones,
      ours.filter((hz) => hz === COLLEAGUE),
    ),
  ])
}

async function joined(): Promise<Three> {
  const three = await consulting()
  const { operator, withClient, withColleague } = three
  const from = operator.events.length
  operator.telephony.setHold(withClient, false)
  await operator.event('hold-changed', withClient, from)
  operator.telephony.joinSound(withClient, withColleague)
  await hear(three, { client: [OPERATOR, COLLEAGUE], colleague: [OPERATOR, CLIENT] })
  return three
}

const sender = (seat: SipSeat, callId: CallId): RTCRtpSender | undefined => seat.peers.get(callId)?.getSenders()[0]
const agreed = (seat: SipSeat, callId: CallId): string | undefined => seat.peers.get(callId)?.localDescription?.sdp

describe('a talk of three', () => {
  test('each hears the two others; apart again, each hears the operator alone, and nothing was negotiated', async () => {
    const three = await joined()
    const { operator, withClient, withColleague } = three
    const before = [agreed(operator, withClient), agreed(operator, withColleague)]
    operator.telephony.partSound(withClient, withColleague)
    await hear(three, { client: [OPERATOR], colleague: [OPERATOR] })
    expect(operator.microphones).toContain(sender(operator, withClient)?.track)
    expect(operator.microphones).toContain(sender(operator, withColleague)?.track)
    operator.telephony.joinSound(withClient, withColleague)
    await hear(three, { client: [OPERATOR, COLLEAGUE], colleague: [OPERATOR, CLIENT] })
    expect([agreed(operator, withClient), agreed(operator, withColleague)]).toEqual(before)
  })

  test('mute silences the operator alone', async () => {
    const three = await joined()
    const { operator, withClient, withColleague } = three
    for (const callId of [withClient, withColleague]) operator.telephony.setMuted(callId, true)
    await hear(three, { client: [COLLEAGUE], colleague: [CLIENT] })
    for (const callId of [withClient, withColleague]) operator.telephony.setMuted(callId, false)
    await hear(three, { client: [OPERATOR, COLLEAGUE], colleague: [OPERATOR, CLIENT] })
  })

  test('another microphone is heard by both at once, and stays when the three part', async () => {
    const three = await joined()
    const { operator, withClient, withColleague } = three
    await operator.changeMicrophone(OTHER_MICROPHONE)
    await hear(three, { client: [OTHER_MICROPHONE, COLLEAGUE], colleague: [OTHER_MICROPHONE, CLIENT] })
    expect(operator.microphones.slice(0, 2).map(({ readyState }) => readyState)).toEqual(['ended', 'ended'])
    operator.telephony.partSound(withClient, withColleague)
    await hear(three, { client: [OTHER_MICROPHONE], colleague: [OTHER_MICROPHONE] })
  })

  test('a side that holds hears nobody and is not heard; the two others go on, and all three again afterwards', async () => {
    const three = await joined()
    three.client.telephony.setHold(three.atClient, true)
    await hear(three, { client: [], colleague: [OPERATOR], operator: [COLLEAGUE] })
    three.client.telephony.setHold(three.atClient, false)
    await hear(three, { client: [OPERATOR, COLLEAGUE], colleague: [OPERATOR, CLIENT] })
  })

  test('whom we hold out of it hears nobody', async () => {
    const three = await joined()
    const { operator, withClient, withColleague } = three
    operator.telephony.setHold(withClient, true)
    await hear(three, { client: [], colleague: [OPERATOR], operator: [COLLEAGUE] })
    operator.telephony.partSound(withClient, withColleague)
    await hear(three, { client: [], colleague: [OPERATOR], operator: [COLLEAGUE] })
    operator.telephony.setHold(withClient, false)
    await hear(three, { client: [OPERATOR], colleague: [OPERATOR] })
  })

  test.each(['client', 'colleague'] as const)('when the %s hangs up the other two talk on', async (who) => {
    const three = await joined()
    const { operator, withClient, withColleague } = three
    const [gone, left] = who === 'client' ? [withClient, withColleague] : [withColleague, withClient]
    three[who].telephony.bye(who === 'client' ? three.atClient : three.atColleague)
    await operator.event('ended', gone)
    operator.telephony.partSound(withClient, withColleague)
    if (who === 'client') await three.colleague.hearsAmong(three.atColleague, tones, [OPERATOR])
    else await three.client.hearsAmong(three.atClient, tones, [OPERATOR])
    await operator.hearsAmong(left, tones, [who === 'client' ? COLLEAGUE : CLIENT])
    expect(operator.microphones).toContain(sender(operator, left)?.track)
  })

  test('the network goes and comes back: the three are still three', async () => {
    const three = await joined()
    const { operator, withClient, withColleague } = three
    await seats.control(`/drop?user=${operator.user}`)
    await until(() => operator.signals.find(({ kind }) => kind === 'lost'), 'the loss')
    await hear(three, { client: [OPERATOR, COLLEAGUE], colleague: [OPERATOR, CLIENT] })
    expect(await operator.reconnect()).toMatchObject({ kind: 'registered' })
    operator.telephony.reinviteEstablished()
    for (const callId of [withClient, withColleague]) operator.telephony.restartIce(callId)
    const ufrag = (callId: CallId): string | undefined => /a=ice-ufrag:(\S+)/.exec(agreed(operator, callId) ?? '')?.[1]
    const before = [ufrag(withClient), ufrag(withColleague)]
    await until(() => (ufrag(withClient) !== before[0] && ufrag(withColleague) !== before[1] ? true : undefined), 'new paths')
    await hear(three, { client: [OPERATOR, COLLEAGUE], colleague: [OPERATOR, CLIENT] })
  })
})

test('the operator leaves the three: client and colleague are connected, and we are out', async () => {
  const [operator, colleague] = [seats.seat(OPERATOR), seats.seat(COLLEAGUE)]
  const client = seats.peer(CLIENT)
  await Promise.all([operator.register(), colleague.register(), client.register()])
  await client.call(operator.user)
  const { callId: withClient } = await operator.event('incoming')
  operator.telephony.accept(withClient)
  await operator.hears(withClient, CLIENT)
  const withColleague = operator.newCallId()
  operator.telephony.invite(withColleague, colleague.user)
  const { callId: atColleague } = await colleague.event('incoming')
  colleague.telephony.accept(atColleague)
  await operator.event('established', withColleague)
  operator.telephony.joinSound(withClient, withColleague)
  await colleague.hearsAmong(atColleague, tones, [CLIENT, OPERATOR])
  operator.telephony.referReplaces(withClient, withColleague)
  const replacing = await until(
    () => colleague.events.find((event) => event.kind === 'incoming' && event.replaces === atColleague),
    'an INVITE that replaces the consultation',
  )
  if (replacing.kind !== 'incoming') throw new Error('impossible')
  colleague.telephony.accept(replacing.callId)
  await operator.event('transfer-accepted', withClient)
  operator.telephony.bye(withClient)
  operator.telephony.bye(withColleague)
  operator.telephony.partSound(withClient, withColleague)
  await colleague.hearsAmong(replacing.callId, tones, [CLIENT])
})
