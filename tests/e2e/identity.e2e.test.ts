import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

const LOOKS = (['light', 'dark'] as const).flatMap((theme) => (['en', 'ru'] as const).map((locale) => ({ theme, locale })))

/** Every kind of caller, with the keyboard only, on a real telephone. */
describe('who is calling', () => {
  let seat: Rehearsal
  let desk: Page

  beforeAll(async () => {
    seat = await startRehearsal()
    desk = seat.desk
    await desk.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => seat.close())

  const judge = async (): Promise<void> => {
    const found: string[] = []
    for (const look of LOOKS) {
      await wearSettings(desk, look)
      found.push(...(await axeViolations(desk)).map((line) => `${look.theme} ${look.locale} ${line}`))
    }
    expect.soft(found).toEqual([])
  }

  /** The first scenario rings as this kind of caller; chosen like an operator would. */
  const ringAs = async (guise: string): Promise<void> => {
    await desk.getByRole('combobox', { name: 'С какого номера звонит' }).selectOption(guise)
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('Digit1')
    await seat.phone.call('incoming')
  }
  const decline = async (): Promise<void> => {
    await desk.keyboard.press('F3')
    await desk.getByRole('combobox', { name: 'С какого номера звонит' }).waitFor()
  }

  it('only an e-mail in the call: says so, is confirmed with one key, and is known the next time', async () => {
    await ringAs('email')
    await desk.getByText(/^Похоже, это (?!один человек)/).waitFor()
    await desk.getByText('За это говорит только почта в данных звонка.').waitFor()
    await judge()
    await desk.keyboard.press('Shift+KeyY')
    await desk.getByText(/^Похоже, это (?!один человек)/).waitFor({ state: 'detached' })
    await decline()
    await ringAs('email')
    await desk.getByText(/подтверждена оператором/).waitFor()
    expect(await desk.getByText(/^Похоже, это (?!один человек)/).count()).toBe(0)
    await decline()
  })

  it('an office number: a digit chooses, and the choice opens at once the next time', async () => {
    await ringAs('office')
    await desk.getByRole('heading', { name: 'Кто звонит?' }).waitFor()
    await judge()
    const second = await desk.locator('[data-wide-now] > button').nth(1).textContent()
    await desk.keyboard.press('Digit2')
    await desk.getByRole('heading', { name: 'Кто звонит?' }).waitFor({ state: 'detached' })
    await decline()
    await ringAs('office')
    await desk.getByText(/подтверждена оператором/).waitFor()
    const name = (await desk.locator('main h1').textContent()) ?? ''
    expect(name.split(/\s/).every((word, index) => index === 1 || second?.includes(word))).toBe(true)
    await decline()
  })

  it('a colleague, a number of the house and a nuisance are told apart', async () => {
    await ringAs('colleague')
    await desk.getByRole('region', { name: 'Клиент' }).getByRole('heading', { name: 'Тимур Ахметов' }).waitFor()
    expect(await desk.getByText('Новый человек').count()).toBe(0)
    await judge()
    await decline()
    await ringAs('internal')
    await desk
      .getByText(/^Внутренний.номер.3777$/)
      .first()
      .waitFor()
    await judge()
    await decline()
    await ringAs('nuisance')
    await desk.getByText('Опросы, звонят каждый день').waitFor()
    await judge()
    await decline()
    await ringAs('nuisance')
    await desk.getByText(/^Раньше.1.звонок$/).waitFor()
    await decline()
    await ringAs('withheld')
    await desk.getByText('Номер скрыт').first().waitFor()
    await judge()
    await decline()
  })
})
