import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('transfer to line 2', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  })
  afterAll(() => seat.close())
  beforeEach(async () => {
    await seat.ring('weekend-forwarding')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.caller.call('the client hears the operator', (call) => call.heard.rms > 0.02)
  })
  afterEach(async () => {
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  const chooseLine2 = async (): Promise<void> => {
    await seat.desk.keyboard.press('KeyT')
    await seat.desk.getByPlaceholder('Имя или номер').fill('2000')
  }

  it('blind: the client talks to the specialist, the operator has her wrap-up', async () => {
    await chooseLine2()
    await seat.desk.keyboard.press('Control+Enter')
    await seat.phone.presence('wrap-up', 20_000)
    expect((await seat.phone.call('ended')).call).toMatchObject({
      phase: 'ended',
      reason: { kind: 'transferred', how: 'blind', target: '2000' },
    })
    await seat.caller.call('the specialist hears the client', (call) => call.number === '2000' && call.heard.rms > 0.01)
  })

  it('attended: she tells the story first, then joins them', async () => {
    await chooseLine2()
    await seat.desk.keyboard.press('Enter')
    await seat.phone.when('two calls are up', ({ calls }) => calls.filter(({ call }) => call.phase === 'active').length === 2)
    await seat.caller.call('the client waits', (call) => call.held)
    await seat.desk.keyboard.press('KeyG')
    await seat.phone.presence('wrap-up', 20_000)
    // The wrap-up begins while the BYE of the client's leg is still on its way: a call is ending before it has ended.
    await seat.phone.when('the client is handed over', ({ calls }) =>
      calls.some(({ call }) => call.phase === 'ended' && call.reason.kind === 'transferred' && call.reason.how === 'attended'),
    )
    await seat.caller.call('the client hears the specialist', (call) => !call.held && call.ended === null && call.heard.rms > 0.01, 20_000)
  })
})
