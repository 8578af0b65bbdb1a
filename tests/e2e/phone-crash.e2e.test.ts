import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

/** Two unanswered questions of the desk, 4 s apart, would make the phone silent; a new life must be there sooner. */
const BACK_WITHIN_MS = 8_000

describe('the phone window crashes in a call', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.when('sound is heard', ({ calls }) => calls.some((view) => view.answerToAudibleMs !== undefined))
  })
  afterAll(() => seat.close())

  it('is opened again by the host, registers, and asks for the wrap-up of the call that was up', async () => {
    const before = await seat.phone.state()
    const call = await seat.phone.call('active')
    const page = await seat.seat.window('phone')
    const session = await page.context().newCDPSession(page)
    const crashed = performance.now()
    // Nobody is left to answer.
    session.send('Page.crash').catch(() => undefined)

    const after = await seat.phone.when('a new life of the phone', ({ phoneId }) => phoneId !== before.phoneId, 20_000)
    expect(performance.now() - crashed).toBeLessThan(BACK_WITHIN_MS)
    expect(after.calls.filter((view) => view.call.phase === 'active')).toEqual([])
    await seat.phone.when('registered again', ({ registration }) => registration.phase === 'registered')
    const { presence } = await seat.phone.presence('wrap-up')
    expect(presence).toMatchObject({ kind: 'wrap-up', callId: call.call.id })
  })

  it('the desk goes on by itself: no word of a silent phone, and the client’s card is there for the wrap-up', async () => {
    await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
    await expect.poll(() => seat.desk.getByText('Окно телефона не отвечает').count(), { timeout: 10_000 }).toBe(0)
  })

  it('the next call rings and is heard', async () => {
    const log = await readFile(join(seat.seat.profile, 'logs', 'firstline.log'), 'utf8')
    expect(log).toMatch(/A hidden page ended and was opened again|A page crashed and is loaded again/)
    await until('the simulated client is there', async () => (await seat.caller.state().catch(() => undefined)) !== undefined)
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.when('sound is heard', ({ calls }) =>
      calls.some((view) => view.call.phase === 'active' && view.answerToAudibleMs !== undefined),
    )
  })
})
