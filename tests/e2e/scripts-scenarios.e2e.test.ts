import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { scriptWalker } from '../support/script-walker.ts'
import { axeViolations } from '../support/axe.ts'

const SCENARIOS = [
  'recording-missing',
  'mortgage-papers',
  'metal-card',
  'registering-a-business',
  'night-dashboards',
  'weekend-forwarding',
  'who-is-calling',
] as const

describe('each scenario of the sandbox is worked through with its script, by keyboard only', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.phone.presence('ready')
  })
  afterAll(() => seat.close())

  it.each(SCENARIOS)('%s', { timeout: 90_000 }, async (scenario) => {
    const { desk, phone } = seat
    await seat.ring(scenario)
    await desk.locator('main').first().waitFor()
    await desk.keyboard.press('F2')
    await phone.call('active')
    const script = scriptWalker(desk)
    expect(await script.step()).toMatch(/^Шаг 1 из \d+\. Скажите/)
    const heads = await script.walk()
    expect(heads.length).toBeGreaterThan(3)
    // The road open, in the other language and theme, at the narrowest width the three panes have.
    if (scenario === 'recording-missing') {
      expect(await axeViolations(desk)).toEqual([])
      await wearSettings(desk, { locale: 'en', theme: 'dark' })
      await desk.setViewportSize({ width: 1280, height: 720 })
      await desk.keyboard.press('Backspace')
      await desk.keyboard.press('Period')
      expect(await axeViolations(desk)).toEqual([])
      await desk.keyboard.press('KeyS')
      await desk.getByRole('group', { name: 'Change the script' }).waitFor()
      expect(await axeViolations(desk)).toEqual([])
      await desk.keyboard.press('Digit0')
      await wearSettings(desk, { locale: 'ru', theme: 'light' })
      await desk.setViewportSize({ width: 1440, height: 900 })
      await script.walk()
    }
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('F4')
    await phone.presence('wrap-up')
    const results = desk.getByRole('radiogroup', { name: 'Результат обращения' })
    await results.waitFor()
    // The script has filled in topic and result: nothing is chosen by hand.
    await expect.poll(() => results.locator('[aria-checked="true"]').count()).toBe(1)
    expect(await desk.getByRole('combobox', { name: 'Тематика' }).inputValue()).not.toBe('')
    const promise = desk.getByRole('textbox', { name: 'Что обещали' })
    if ((await promise.count()) > 0 && (await promise.inputValue()) === '') {
      await desk.keyboard.press('Shift+KeyW')
      await desk.keyboard.type('Позвонить до вечера')
    }
    await desk.keyboard.press('F9')
    await phone.presence('ready')
  })
})
