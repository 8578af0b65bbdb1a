import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('a call that nobody took', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  })
  afterAll(() => seat.close())

  it('says that the caller gave up, and needs no wrap-up', async () => {
    await seat.ring('registering-a-business')
    const { id } = await seat.caller.call('he rings', (call) => call.phase === 'ringing')
    await seat.caller.tell({ kind: 'hang-up', v: 1, callId: id })
    const state = await seat.phone.when('no call is left ringing', ({ presence }) => presence.kind === 'ready')
    expect(state.calls.every(({ call }) => call.phase === 'ended')).toBe(true)
    await seat.desk
      .getByText(/[Пп]оложил трубку|не.дождал/)
      .first()
      .waitFor()
  })

  it('says that it was declined', async () => {
    await seat.ring('mortgage-papers')
    await seat.desk.keyboard.press('F3')
    await seat.phone.presence('ready')
    await seat.desk
      .getByText(/[Оо]тклон/)
      .first()
      .waitFor()
  })

  it('never answers or ends by a key typed in a field', async () => {
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.press('F2')
    await seat.desk.keyboard.type('hmtk')
    expect((await seat.phone.call('incoming')).call.phase).toBe('incoming')
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
  })
})
