import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import type { SimulatedCall } from '../../../core/contract/caller-channel.ts'
import { ScenarioSource } from '../../../renderer/caller/world/scenario-source.ts'
import { SimulatedWorld } from '../../../renderer/caller/world/simulated-world.ts'
import { lineNumberOf } from '../../support/browser-world.ts'
import { SipSeat, until } from '../../support/sip-seat.ts'

const OPERATOR_HZ = 1000
const CLIENT_HZ = 440
const COLLEAGUE_HZ = 660

const pbx = inject('world')
const context = new AudioContext({ sampleRate: 48_000 })
const seats: SipSeat[] = []
let nextUser = 1050
let lineCalled = ''
let world: SimulatedWorld
let speaking: SimulatedWorld | undefined

const account = (user: string) => ({ user, password: pbx.password, displayName: user })

function openWorld(tones: boolean): SimulatedWorld {
  return new SimulatedWorld({
    access: { server: pbx.pbxUrl, domain: pbx.domain, trunk: account('trunk'), colleagues: [account('2000')] },
    source: new ScenarioSource('/resources/scenarios', context),
    context,
    clock: {
      now: () => Date.now(),
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
    scenarios: () =>
      Promise.resolve(
        ['registering-a-business', 'metal-card'].map((name) => ({ name, language: 'ru', title: '', summary: '', caller: '' })),
      ),
    numberOfLine: () => Promise.resolve(lineCalled),
    language: () => Promise.resolve('ru'),
    clientTone: tones ? { hz: CLIENT_HZ } : undefined,
    colleagueTone: tones ? { hz: COLLEAGUE_HZ } : undefined,
    changed: () => undefined,
  })
}

const registered = (of: SimulatedWorld): Promise<true> =>
  until(() => (of.snapshot.accounts.every((each) => each.registered) ? true : undefined), 'the simulated people are registered')

async function seat(): Promise<SipSeat> {
  const made = new SipSeat(pbx, String(nextUser++), OPERATOR_HZ)
  seats.push(made)
  lineCalled = lineNumberOf(made.user)
  await made.register()
  return made
}

function person(fits: (call: SimulatedCall) => boolean, what: string, timeoutMs?: number): Promise<SimulatedCall> {
  return until(
    () => (speaking ?? world).snapshot.calls.findLast(fits),
    () => `${what}: ${JSON.stringify((speaking ?? world).snapshot.calls)}`,
    timeoutMs,
  )
}
const hears = (hz: number) => (call: SimulatedCall) => call.ended === null && Math.abs(call.heard.peakHz - hz) < 15

async function ringAndAnswer(operator: SipSeat, scenario = 'registering-a-business') {
  await (speaking ?? world).startCall(scenario, 'ru')
  const incoming = await operator.event('incoming')
  operator.telephony.accept(incoming.callId)
  await operator.event('established', incoming.callId)
  return incoming
}

beforeAll(async () => {
  world = openWorld(true)
  await registered(world)
})
afterEach(async () => {
  for (const call of world.snapshot.calls) world.hangUp(call.id)
  await speaking?.close()
  speaking = undefined
  await Promise.all(seats.splice(0).map((made) => made.close()))
})
afterAll(async () => {
  await world.close()
  await context.close()
})

test('rings with the number, the line and the id of the client; sound goes both ways; hold is felt', async () => {
  const operator = await seat()
  const { callId, remote, context: told } = await ringAndAnswer(operator)
  expect(remote).toEqual({ number: '+79215550140', displayName: 'Ольга Никитина' })
  expect(told).toMatchObject({ lineId: `line-${operator.user}`, headers: { 'x-client-id': '77120' } })
  await operator.hears(callId, CLIENT_HZ)
  await person(hears(OPERATOR_HZ), 'the client hears the operator')
  operator.telephony.setHold(callId, true)
  await person((call) => call.held && call.phase === 'held' && call.heard.since === null, 'the client is on hold and hears nothing')
  operator.telephony.setHold(callId, false)
  await person((call) => !call.held && call.said.includes('resumed') && hears(OPERATOR_HZ)(call), 'the client is back')
  await operator.hears(callId, CLIENT_HZ)
  operator.telephony.bye(callId)
  await person((call) => call.ended === 'hung-up-by-seat', 'the call is over')
})

test('a client who gives up while it rings is missed', async () => {
  const operator = await seat()
  await world.startCall('metal-card', 'ru')
  const { callId } = await operator.event('incoming')
  const ringing = await person((call) => call.phase === 'ringing', 'it rings')
  world.hangUp(ringing.id)
  expect(await operator.event('missed', callId)).toMatchObject({ why: 'caller-gave-up' })
})

test('two clients call at once', async () => {
  const operator = await seat()
  await world.startCall('metal-card', 'ru')
  await world.startCall('weekend-forwarding', 'ru')
  await until(() => (operator.events.filter(({ kind }) => kind === 'incoming').length === 2 ? true : undefined), 'two calls')
  expect(
    world.snapshot.calls
      .filter((call) => call.phase === 'ringing')
      .map((call) => call.person)
      .sort(),
  ).toEqual(['Виктор Данилов', 'Игнат Пастухов'])
})

test('a blind transfer puts the client through to line 2', async () => {
  const operator = await seat()
  const { callId } = await ringAndAnswer(operator)
  await operator.hears(callId, CLIENT_HZ)
  operator.telephony.refer(callId, '2000')
  await operator.event('transfer-accepted', callId)
  operator.telephony.bye(callId)
  const client = await person((call) => call.direction === 'after-transfer' && hears(COLLEAGUE_HZ)(call), 'the client hears line 2')
  expect(client.person).toBe('Ольга Никитина')
  await person((call) => call.person === 'Вера Соколова' && hears(CLIENT_HZ)(call), 'line 2 hears the client')
})

test('a blind transfer to a number that is not there leaves the call', async () => {
  const operator = await seat()
  const { callId } = await ringAndAnswer(operator)
  await operator.hears(callId, CLIENT_HZ)
  operator.telephony.refer(callId, '2999')
  expect(await operator.event('transfer-failed', callId)).toMatchObject({ why: 'unknown-number' })
  await person(hears(OPERATOR_HZ), 'the client still hears the operator')
})

test('an attended transfer joins the client and line 2 and frees the operator', async () => {
  const operator = await seat()
  const { callId } = await ringAndAnswer(operator)
  operator.telephony.setHold(callId, true)
  await person((call) => call.held, 'the client waits')
  const consult = operator.newCallId()
  operator.telephony.invite(consult, '2000')
  await operator.event('established', consult)
  await operator.hears(consult, COLLEAGUE_HZ)
  operator.telephony.referReplaces(callId, consult)
  await operator.event('transfer-accepted', callId)
  operator.telephony.bye(callId)
  await person((call) => call.direction === 'after-transfer' && hears(COLLEAGUE_HZ)(call), 'the client hears line 2')
  await person((call) => call.person === 'Вера Соколова' && call.ended === 'transferred', 'the consultation is over')
  await operator.event('ended', consult)
})

test('a client can be called back; another number is unknown, one that ends with 00 is busy', async () => {
  const operator = await seat()
  const [known, unknown, busy] = [operator.newCallId(), operator.newCallId(), operator.newCallId()]
  operator.telephony.invite(known, '+79215550140')
  await operator.event('established', known)
  await operator.hears(known, CLIENT_HZ)
  await person((call) => call.direction === 'from-seat' && call.said.includes('call-back'), 'Olga answers')
  operator.telephony.invite(unknown, '+79990000001')
  expect(await operator.event('failed', unknown)).toMatchObject({ why: 'unknown-number' })
  operator.telephony.invite(busy, '+79990000100')
  expect(await operator.event('failed', busy)).toMatchObject({ why: 'busy' })
})

test('after the socket drops the people are back and call again', async () => {
  const operator = await seat()
  await fetch(`${pbx.controlUrl}/drop?user=trunk`, { method: 'POST' })
  await until(() => (world.snapshot.accounts.some((each) => !each.registered) ? true : undefined), 'the drop is noticed')
  await registered(world)
  const { callId } = await ringAndAnswer(operator)
  await operator.hears(callId, CLIENT_HZ)
})

test.each([
  ['no name', { number: '+79990000000', name: '' }, { number: '+79990000000' }],
  ['a number with blanks', { number: '+7 999 000-00-00', name: 'A' }, { number: '+79990000000', displayName: 'A' }],
  ['a name with quotes', { number: '+79990000000', name: 'A "B" \\ C' }, { number: '+79990000000', displayName: 'A "B" \\ C' }],
  ['no number', { number: '', name: '' }, { number: '' }],
])('a stranger with %s rings too', async (_, as, party) => {
  const operator = await seat()
  expect(await world.startCall('metal-card', 'ru', { as })).toBe(true)
  expect((await operator.event('incoming')).remote).toEqual(party)
})

test('a call outlives the drop of its socket: the operator can still hang up', async () => {
  const operator = await seat()
  const { callId } = await ringAndAnswer(operator)
  await operator.hears(callId, CLIENT_HZ)
  await fetch(`${pbx.controlUrl}/drop?user=trunk`, { method: 'POST' })
  await until(() => (world.snapshot.accounts.some((each) => !each.registered) ? true : undefined), 'the drop is noticed')
  await registered(world)
  await person(hears(OPERATOR_HZ), 'sound goes on')
  operator.telephony.bye(callId)
  await person((call) => call.ended === 'hung-up-by-seat', 'the client is told')
})

test('with words: waits for the greeting, speaks when the operator has stopped, remarks on silence', async () => {
  await world.close()
  speaking = openWorld(false)
  await registered(speaking)
  const operator = await seat()
  const { callId } = await ringAndAnswer(operator)
  await person((call) => call.phase === 'listening' && call.heard.speech, 'the client listens to the greeting')
  operator.telephony.setMuted(callId, true)
  const first = await person((call) => call.phase === 'talking', 'the client speaks')
  expect(first.line?.id).toBe('hello')
  await person((call) => call.said.includes('silence-1'), 'the client wonders', 30_000)
}, 60_000)
