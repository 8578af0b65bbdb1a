import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('finding a client from the keyboard', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => seat.close())

  const field = () => seat.desk.getByRole('combobox', { name: /Имя, компания|Name, company/ })
  const firstHit = () => seat.desk.locator('#client-hits [role=option]').first()

  it('by name in the wrong layout; his card opens without a call, and Escape closes it', async () => {
    const { desk } = seat
    await desk.getByRole('textbox', { name: /Номер|Number/ }).waitFor()
    await desk.keyboard.press('Control+KeyK')
    await desk.locator('[role=combobox]:focus').waitFor()
    await desk.keyboard.type('vfhbz jhkj')
    await firstHit().getByText('Мария').waitFor()
    for (const theme of ['light', 'dark'] as const) {
      await wearSettings(desk, { theme })
      expect.soft(await axeViolations(desk)).toEqual([])
    }
    const name = await firstHit().locator('span').first().textContent()
    await desk.keyboard.press('Enter')
    await field().waitFor({ state: 'detached' })
    await desk.getByRole('heading', { level: 1, name: name ?? 'nobody' }).waitFor()
    expect.soft(await axeViolations(desk)).toEqual([])
    await desk.keyboard.press('Escape')
    await desk.getByRole('heading', { level: 1, name: name ?? 'nobody' }).waitFor({ state: 'detached' })
  })

  it('during a call, and puts him on its card', async () => {
    const { desk } = seat
    await seat.ring('recording-missing')
    await desk.keyboard.press('F2')
    await seat.phone.call('active')
    await desk.keyboard.press('Control+KeyK')
    await desk.locator('[role=combobox]:focus').waitFor()
    await desk.keyboard.type('Kuznetsov')
    await firstHit()
      .getByText(/Кузнецов/)
      .waitFor()
    const name = await firstHit().locator('span').first().textContent()
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { level: 1, name: name ?? 'nobody' }).waitFor()
    expect((await seat.phone.call('active')).call.phase).toBe('active')
  })
})
