import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

const LOOKS = (['light', 'dark'] as const).flatMap((theme) => (['ru', 'en'] as const).map((locale) => ({ theme, locale })))

describe('WCAG 2.2 AA in both languages and themes', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    // Colours are judged where they rest, not on their way.
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => seat.close())

  const judge = async (): Promise<void> => {
    const found: string[] = []
    for (const look of LOOKS) {
      await wearSettings(seat.desk, look)
      found.push(...(await axeViolations(seat.desk)).map((line) => `${look.theme} ${look.locale} ${line}`))
    }
    // Soft: one fault of one state must not keep the others from being looked at.
    expect.soft(found).toEqual([])
  }

  it('idle', async () => {
    await seat.desk.getByRole('textbox', { name: /Номер|Number/ }).waitFor()
    await judge()
  })

  it('ringing', async () => {
    await seat.ring('recording-missing')
    await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
    await judge()
    expect((await seat.phone.call('incoming')).call.phase).toBe('incoming')
  })

  it('in a call', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await judge()
  })

  it('choosing where to transfer', async () => {
    await seat.desk.keyboard.press('KeyT')
    await seat.desk.getByRole('combobox', { name: /Куда перевести|Transfer to/ }).waitFor()
    await judge()
    await seat.desk.keyboard.press('Escape')
    await seat.desk.getByRole('combobox', { name: /Куда перевести|Transfer to/ }).waitFor({ state: 'detached' })
  })

  it('sending tones', async () => {
    await seat.desk.keyboard.press('KeyK')
    await seat.desk.getByRole('dialog', { name: /Тоны|Keypad/ }).waitFor()
    await judge()
    await seat.desk.keyboard.press('Escape')
    await seat.desk.getByRole('dialog', { name: /Тоны|Keypad/ }).waitFor({ state: 'detached' })
  })

  it('on hold', async () => {
    await seat.desk.keyboard.press('KeyH')
    await seat.phone.when('held', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.hold === 'local'))
    await judge()
    await seat.desk.keyboard.press('KeyH')
    await seat.phone.when('resumed', ({ calls }) => calls.some(({ call }) => call.phase === 'active' && call.hold === 'none'))
  })

  it('wrap-up', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await judge()
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  it('the journal', async () => {
    await seat.desk.keyboard.press('KeyJ')
    const sheet = seat.desk.getByRole('dialog', { name: /Журнал звонков|Call journal/ })
    await sheet
      .getByText('Мария Андреевна Орлова')
      .or(sheet.getByText(/Орлова/))
      .first()
      .click()
    await judge()
    await seat.desk.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
  })

  it('every page of the settings', async () => {
    await seat.desk.keyboard.press('Control+Comma')
    const sheet = seat.desk.getByRole('dialog', { name: /Настройки|Settings/ })
    await sheet.getByRole('tab').first().waitFor()
    for (const tab of await sheet.getByRole('tab').all()) {
      await tab.click()
      await judge()
    }
    await seat.desk.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
  })
})
