import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** Packets come every 20 ms. A call that was set up anew is silent for longer than this; how short the gap is, `bench:softphone` measures. */
const SET_UP_ANEW_MS = 1000

describe('a reload of the desk in a call', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.when('sound is heard', ({ calls }) => calls.some((view) => view.answerToAudibleMs !== undefined))
  })
  afterAll(() => seat.close())

  it('leaves the call, its timer, its card and its note, and no gap in the sound', async () => {
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('До перезагрузки')
    await seat.desk
      .getByText(/сохранена/)
      .first()
      .waitFor()
    const before = await seat.phone.call('active')

    await seat.desk.reload()
    await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
    await seat.desk.getByText('До перезагрузки').first().waitFor()

    const after = await seat.phone.call('active')
    expect(after.call.id).toBe(before.call.id)
    expect(after.call.answeredAt).toBe(before.call.answeredAt)
    expect(after.packetsReceived ?? 0).toBeGreaterThan(before.packetsReceived ?? 0)
    expect(after.longestGapMs ?? 0).toBeLessThan(SET_UP_ANEW_MS)
    expect((await seat.phone.state()).presence.kind).toBe('on-call')
  })

  it('still obeys the keys', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
  })
})
