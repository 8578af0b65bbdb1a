import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { keptPlaces, layoutFaults } from '../support/layout-check.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** 720 × 450 is a window of 1440 × 900 at 200 % zoom. */
const SIZES = [
  { width: 720, height: 450 },
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
] as const
const LOOKS = [
  { locale: 'en', theme: 'dark' },
  { locale: 'ru', theme: 'light' },
] as const

describe('an escalation at every size, in both languages and themes', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => seat.close())

  const measure = async (state: string): Promise<void> => {
    const faults: string[] = []
    for (const look of LOOKS) {
      await wearSettings(seat.desk, look)
      let note: unknown
      for (const size of SIZES) {
        const name = `${state} ${String(size.width)}x${String(size.height)}-${look.locale}-${look.theme}`
        await seat.desk.setViewportSize(size)
        await seat.desk.waitForFunction(
          (width) => innerWidth === width && width < 1280 === (document.querySelector('main [role="tablist"]') !== null),
          size.width,
        )
        faults.push(...(await layoutFaults(seat.desk)).map((fault) => `${name}: ${fault}`))
        note = (await keptPlaces(seat.desk)).note
        await picture(seat.desk, `escalation-${name.replace(' ', '-')}`)
      }
      expect(note).toBeDefined()
      faults.push(...(await axeViolations(seat.desk)).map((fault) => `${state} ${look.locale} ${look.theme}: ${fault}`))
    }
    expect(faults).toEqual([])
  }

  it('before the press', async () => {
    await seat.ring('mortgage-papers')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.locator('[data-reach="free"]').waitFor()
    await measure('before')
  })

  it('the choice of the wish', async () => {
    await seat.desk.keyboard.press('Shift+F8')
    await seat.desk.getByRole('radio', { name: /Забрать обращение/ }).waitFor()
    await measure('choice')
  })

  it('on its way, and answered', { timeout: 120_000 }, async () => {
    await seat.desk.keyboard.press('Digit2')
    await seat.desk.locator('[data-escalation]').waitFor()
    await measure('advice')
    await seat.desk.locator('[data-escalation][data-phase="returned"]').waitFor({ timeout: 60_000 })
    await measure('answered')
  })

  it('the list', async () => {
    await seat.desk.keyboard.press('Shift+KeyE')
    await seat.desk.getByRole('dialog').waitFor()
    await measure('list')
    await seat.desk.keyboard.press('Escape')
  })
})
