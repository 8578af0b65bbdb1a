import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

const SAVED = /сохранена \d\d:\d\d:\d\d/

describe('a full disk', () => {
  let seat: Rehearsal
  let cdp: CDPSession

  beforeAll(async () => {
    seat = await startRehearsal()
    cdp = await seat.desk.context().newCDPSession(seat.desk)
  })
  afterAll(() => seat.close())

  const quota = async (quotaSize?: number): Promise<void> => {
    const origin = new URL(seat.desk.url()).origin
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize === undefined ? {} : { quotaSize }) })
  }

  it('is told while a note is typed; what was kept stays, the call goes on', async () => {
    await seat.ring('metal-card')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('До полного диска. ')
    await seat.desk.getByText(SAVED).first().waitFor()
    await quota(1)
    await seat.desk.keyboard.type('Карта обещана к пятнице')
    // Chromium looks at the quota anew only after up to half a minute.
    const full = seat.desk.getByText(/на\s+диске нет места/).first()
    await until('the full disk is met', async () => (await seat.desk.keyboard.type('.'), await full.isVisible()), 90_000)
    expect((await seat.phone.call('active')).call.phase).toBe('active')
    const note = seat.desk.getByRole('textbox', { name: /Заметка/ })
    expect(await note.inputValue()).toMatch(/До полного диска.*к пятнице/)
  }, 120_000)

  const clientNote = () => seat.desk.getByRole('textbox', { name: /^Заметка о.клиенте$/ })

  it('takes no note on the client either: it says so, and what is typed stays in its form', async () => {
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('Alt+KeyN')
    await clientNote().waitFor()
    await seat.desk.keyboard.type('Просит письмо')
    await seat.desk.keyboard.press('Control+Enter')
    await seat.desk.getByText(/^Не.записалось на.диск/).waitFor()
    expect(await clientNote().inputValue()).toBe('Просит письмо')
    expect((await seat.phone.call('active')).call.phase).toBe('active')
  })

  it('is forgotten once there is room: the note is saved by itself', async () => {
    await quota()
    await seat.desk.getByText(SAVED).first().waitFor({ timeout: 90_000 })
    await clientNote().press('Control+Enter')
    await clientNote().waitFor({ state: 'detached' })
    await seat.desk.getByText('Просит письмо').first().waitFor()
    await seat.desk.reload()
    const note = seat.desk.getByRole('textbox', { name: /Заметка/ })
    await until('the whole note is there', async () => /До полного диска.*к пятнице/.test(await note.inputValue()))
  }, 120_000)

  it('ends no call and loses no finished one', async () => {
    await quota(1)
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await quota()
  })
})
