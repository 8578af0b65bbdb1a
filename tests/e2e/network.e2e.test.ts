import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningPbx } from '../../main/sandbox/pbx-server.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { startDutySeat, type DutySeat } from '../support/duty-seat.ts'
import { startTestPbx } from '../support/test-pbx.ts'

describe('the network breaks in a call', () => {
  let pbx: RunningPbx
  let anna: DutySeat
  let vera: DutySeat

  beforeAll(async () => {
    pbx = await startTestPbx()
    ;[anna, vera] = await Promise.all([startDutySeat({ server: pbx.url, user: '1001' }), startDutySeat({ server: pbx.url, user: '2000' })])
    await Promise.all([anna.phone.presence('ready', 30_000), vera.phone.presence('ready', 30_000)])
  })
  afterAll(async () => {
    await Promise.all([anna.close(), vera.close()])
    await pbx.close()
  })

  const packets = async (seat: DutySeat): Promise<number> => (await seat.phone.call('active')).packetsReceived ?? 0
  const soundGoesOn = async (): Promise<void> => {
    for (const seat of [anna, vera]) {
      const before = await packets(seat)
      await seat.phone.when('more sound comes', ({ calls }) =>
        calls.some((view) => view.call.phase === 'active' && (view.packetsReceived ?? 0) > before + 20),
      )
    }
  }
  const registered = (seat: DutySeat, since: number, limitMs: number) =>
    seat.phone.when('registered anew', ({ registration }) => registration.phase === 'registered' && registration.since > since, limitMs)
  const registeredSince = async (seat: DutySeat): Promise<number> => {
    const { registration } = await seat.phone.when('registered', (state) => state.registration.phase === 'registered')
    return registration.phase === 'registered' ? registration.since : Infinity
  }
  const callVera = async (): Promise<void> => {
    await anna.dial('2000')
    await vera.desk.getByRole('button', { name: /^Ответить/ }).waitFor()
    await vera.desk.keyboard.press('F2')
    await Promise.all([anna.phone.call('active'), vera.phone.call('active')])
  }
  const hangUp = async (): Promise<void> => {
    await anna.desk.keyboard.press('F4')
    for (const seat of [anna, vera]) {
      await seat.phone.presence('wrap-up')
      await chooseDisposition(seat.desk)
      await seat.desk.keyboard.press('F9')
      await seat.phone.presence('ready')
    }
  }

  it('the socket is cut: the call and its sound go on, the line comes back by itself', async () => {
    await callVera()
    const since = await registeredSince(anna)
    expect(pbx.dropConnections('1001')).toBe(1)
    await registered(anna, since, 8000)
    await soundGoesOn()
    await anna.desk.getByText('Регистрация есть').waitFor()
    expect((await anna.phone.state()).presence.kind).toBe('on-call')
  })

  it('and the call can still be ended from here, and ends there', async () => {
    await hangUp()
  })

  it('every socket is cut at once, as when the PBX blinks: nobody loses the other', async () => {
    await callVera()
    const [a, v] = await Promise.all([registeredSince(anna), registeredSince(vera)])
    expect(pbx.dropConnections()).toBe(2)
    await Promise.all([registered(anna, a, 8000), registered(vera, v, 8000)])
    await soundGoesOn()
    await hangUp()
  })

  it('a connection that is half open is found and replaced', async () => {
    await callVera()
    const since = await registeredSince(anna)
    pbx.goSilent(true)
    await registered(anna, since, 20_000)
    await soundGoesOn()
    pbx.goSilent(false)
    await vera.phone.when('Vera is registered too', ({ registration }) => registration.phase === 'registered', 20_000)
    await hangUp()
  })

  it('a PBX that restarts finds everybody back, and the next call comes', async () => {
    const { port } = pbx
    const [a, v] = await Promise.all([registeredSince(anna), registeredSince(vera)])
    await pbx.close()
    await anna.phone.when('the line is gone', ({ registration }) => registration.phase !== 'registered')
    expect((await anna.phone.state()).presence).toMatchObject({ kind: 'not-ready', why: 'not-registered' })
    pbx = await startTestPbx(port)
    await Promise.all([registered(anna, a, 15_000), registered(vera, v, 15_000)])
    await Promise.all([anna.phone.presence('ready'), vera.phone.presence('ready')])
    await callVera()
    await soundGoesOn()
    await hangUp()
  })
})
