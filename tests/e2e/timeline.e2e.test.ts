import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

const PICTURES = fileURLToPath(new URL('../../out/e2e/', import.meta.url))

describe('the timeline of a client who told it three times', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true })
    seat = await startRehearsal({ size: { width: 1280, height: 720 } })
    await seat.ring('metal-card')
  })
  afterAll(() => seat.close())

  const told = () => seat.desk.getByRole('region', { name: /^Что\sуже\sизвестно$/ })
  const shot = (name: string) => seat.desk.screenshot({ path: `${PICTURES}timeline-${name}.png` })

  it('says so while it rings', async () => {
    await told()
      .getByText(/Уже\sрассказано\s3\sраза/)
      .waitFor()
    await shot('ringing')
  })

  it('opens a conversation by keyboard', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('Shift+KeyG')
    await seat.desk.keyboard.press('ArrowDown')
    await seat.desk.keyboard.press('Enter')
    const talk = seat.desk.getByRole('list', { name: 'Переписка' })
    await talk.getByText('Я взял отгул и весь день просидел дома.').waitFor()
    await seat.desk.keyboard.press('Shift+KeyU')
    await told()
      .getByText(/не\sисполнено/)
      .waitFor()
    expect(await axeViolations(seat.desk)).toEqual([])
    await shot('opened')
  })

  it('brings what only the CRM knows', async () => {
    await seat.desk.keyboard.press('Shift+KeyL')
    await seat.desk.getByText('Это вся история').waitFor()
    await seat.desk.getByRole('button', { name: /^Все\s17$/ }).waitFor()
    await seat.desk.getByText('Это вся история').scrollIntoViewIfNeeded()
    await shot('older')
  })

  it('finds words in a conversation, and stands at each in turn', async () => {
    await seat.desk.keyboard.press('Control+KeyF')
    await seat.desk.keyboard.type('курьер')
    await seat.desk
      .getByRole('status')
      .getByText(/^1\sиз\s\d+$/)
      .waitFor()
    await seat.desk.keyboard.press('Enter')
    await seat.desk
      .getByRole('status')
      .getByText(/^2\sиз\s\d+$/)
      .waitFor()
    await seat.desk.keyboard.press('Shift+Enter')
    await seat.desk
      .getByRole('status')
      .getByText(/^1\sиз\s\d+$/)
      .waitFor()
    await seat.desk.locator('mark[data-current="true"]').first().waitFor()
    expect(await layoutFaults(seat.desk)).toEqual([])
    await shot('found')
  })

  it('is there again after a reload of the desk, in the call', async () => {
    await seat.desk.reload()
    await told()
      .getByText(/Уже\sрассказано\s3\sраза/)
      .waitFor()
    await seat.desk.getByRole('button', { name: /Курьер\sне\sприехал/ }).waitFor()
    await seat.desk.keyboard.press('Shift+KeyL')
    await seat.desk.getByText('Это вся история').waitFor()
    expect((await seat.phone.call('active')).call.phase).toBe('active')
  })

  it('fits every size, dark, in English', async () => {
    for (const look of [
      { locale: 'ru', theme: 'light' },
      { locale: 'en', theme: 'dark' },
    ] as const) {
      await wearSettings(seat.desk, look)
      for (const size of [
        { width: 1280, height: 720 },
        { width: 1440, height: 900 },
        { width: 1920, height: 1080 },
      ]) {
        await seat.desk.setViewportSize(size)
        await seat.desk.waitForFunction((width) => innerWidth === width, size.width)
        expect.soft(await layoutFaults(seat.desk)).toEqual([])
        expect.soft(await axeViolations(seat.desk)).toEqual([])
        await shot(`${String(size.width)}-${look.locale}-${look.theme}`)
      }
    }
  })
})
