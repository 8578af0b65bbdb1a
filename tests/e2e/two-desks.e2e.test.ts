import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('two desks of one seat', () => {
  let seat: Rehearsal
  let second: Page

  beforeAll(async () => {
    seat = await startRehearsal()
    const [context] = seat.seat.browser.contexts()
    if (context === undefined) throw new Error('No browser')
    second = await context.newPage()
    await second.setViewportSize({ width: 1280, height: 720 })
    await second.goto(new URL('/desk.html', seat.desk.url()).href)
    await second.getByText('Звонков нет').waitFor()
  })
  afterAll(() => seat.close())

  const desks = (): Page[] => [seat.desk, second]

  it('both show who calls', async () => {
    await seat.ring('metal-card')
    const name = await seat.desk.locator('main h1').textContent()
    for (const desk of desks()) {
      await desk.getByRole('button', { name: /^Ответить/ }).waitFor()
      await desk
        .locator('main h1')
        .getByText(name ?? '')
        .waitFor()
    }
    expect((await seat.phone.state()).calls).toHaveLength(1)
  })

  it('what one answers is a call in the other', async () => {
    await second.keyboard.press('F2')
    await seat.phone.call('active')
    for (const desk of desks()) await desk.getByRole('button', { name: /^Завершить/ }).waitFor()
    await seat.desk.keyboard.press('KeyH')
    await second.getByText('удержание').first().waitFor()
    await second.keyboard.press('KeyH')
    await seat.phone.when('resumed', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.hold === 'none'))
  })

  it('closing one changes nothing', async () => {
    const before = await seat.phone.call('active')
    await second.close()
    await seat.phone.when('sound goes on', ({ calls }) =>
      calls.some((view) => (view.packetsReceived ?? 0) > (before.packetsReceived ?? 0) + 20),
    )
    expect((await seat.phone.call('active')).call.id).toBe(before.call.id)
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })
})
