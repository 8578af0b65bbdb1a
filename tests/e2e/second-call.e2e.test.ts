import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('a second call', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
  })
  afterAll(() => seat.close())

  it('waits and is shown', async () => {
    await seat.ring('mortgage-papers')
    expect((await seat.phone.call('incoming')).call).toMatchObject({ waiting: true })
    expect((await seat.phone.call('active')).call.hold).toBe('none')
  })

  it('is answered with the first on hold', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.when('one talks, one is held', ({ calls }) => {
      const holds = calls.flatMap(({ call }) => (call.phase === 'active' ? [call.hold] : []))
      return holds.length === 2 && holds.includes('local') && holds.includes('none')
    })
  })

  it('ends, and the first can be taken back', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.when('one call is left', ({ calls }) => calls.filter(({ call }) => call.phase === 'active').length === 1)
    await seat.desk.keyboard.press('KeyH')
    await seat.phone.when('the first talks again', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.hold === 'none'))
    expect((await seat.phone.state()).presence.kind).toBe('on-call')
  })
})
