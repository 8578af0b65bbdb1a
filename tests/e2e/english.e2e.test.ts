import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** The names of people are what they are in every language: the operator's own, and those of line 2. */
const COLLEAGUES = ['Вера Соколова', 'Игорь Маслов', 'Тимур Ахметов', 'Лев Гаврилов', 'Вера', 'Игорь', 'Тимур', 'Лев']
const NAMES = ['Анна Лебедева', 'Линия 1', 'Русский', ...COLLEAGUES]

describe('a call in English, in the dark', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
    await wearSettings(seat.desk, { locale: 'en', theme: 'dark' })
  })
  afterAll(() => seat.close())

  /** Every text, label and hint on the screen that has a Russian letter. */
  const russian = (): Promise<string[]> =>
    seat.desk.evaluate((names) => {
      const found: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const texts =
          node instanceof Element
            ? ['title', 'aria-label', 'placeholder'].map((name) => (node instanceof Element ? node.getAttribute(name) : null))
            : [node.textContent]
        found.push(
          ...texts
            .filter((text) => text !== null && /[а-яё]/i.test(names.reduce((rest, name) => rest.replaceAll(name, ''), text)))
            .map(String),
        )
      }
      return found
    }, NAMES)

  it('is quiet and wholly English', async () => {
    await seat.desk.getByText('No calls', { exact: true }).waitFor()
    await seat.desk.getByText('2 scenarios').waitFor()
    await seat.desk.getByText('3 lines').waitFor()
    expect(await seat.desk.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(23, 25, 29)')
    expect(await russian()).toEqual([])
  })

  it('rings with the card of the scenario, dates and plurals as English has them', async () => {
    await seat.ring('mortgage-papers', 'en')
    await seat.desk.locator('main h1').getByText('Hannah Brooks').waitFor()
    await seat.desk.getByText('Mortgage: papers for the flat').first().waitFor()
    await seat.desk.getByText(/^due \d{1,2}\s[A-Z][a-z]+/).waitFor()
    await seat.desk.getByText(/^\d.*\sleft$/).waitFor()
    await seat.desk.getByText(/Line “Support”/).waitFor()
    expect(await russian()).toEqual([])
    expect(await seat.desk.title()).toContain('is calling')
  })

  it('talks, is saved with English words, and is Ready', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.getByText('talking').first().waitFor()
    expect(await russian()).toEqual([])
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    expect(await russian()).toEqual([])
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    await seat.desk.getByText('1 answered, 0 missed').waitFor()
  })

  it('every sheet is English too', async () => {
    await seat.desk.keyboard.press('KeyJ')
    await seat.desk.getByRole('dialog', { name: 'Call journal' }).getByText('Hannah Brooks').first().click()
    await seat.desk.getByRole('dialog').getByText('Solved on line 1').first().waitFor()
    expect(await russian()).toEqual([])
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('Control+Comma')
    const sheet = seat.desk.getByRole('dialog', { name: 'Settings' })
    await sheet.getByRole('tab').first().waitFor()
    for (const tab of await sheet.getByRole('tab').all()) {
      await tab.click()
      expect(await russian()).toEqual([])
    }
  })
})
