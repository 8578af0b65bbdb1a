import type { Locator, Page } from 'playwright-core'
import { until } from './until.ts'

/** The script on the desk, and the hands of an operator who has a keyboard only. */
export interface ScriptWalker {
  readonly pane: Locator
  /** Head and words of the step that is shown: changes with every step. */
  step(): Promise<string>
  /** Waits until another step than this is shown. */
  leaves(step: string): Promise<string>
  /** Presses a key and waits for the next step. */
  press(...keys: readonly string[]): Promise<string>
  /** Answers the present step as it mostly is: the first way, yes, done. */
  answer(): Promise<string>
  /** To the end of the script. Returns the heads of the steps. */
  walk(): Promise<readonly string[]>
}

const ENDED = /Скрипт пройден|The script is done/

export function scriptWalker(desk: Page): ScriptWalker {
  const pane = desk.getByRole('region', { name: /^(Скрипт|Script)$/ }).last()
  const read = (): Promise<string> =>
    pane.evaluate((element) =>
      [...element.querySelectorAll('section[aria-live] h3, section[aria-live] p[lang]')]
        .map((part) => part.textContent)
        .join(' | ')
        .replaceAll('\u00a0', ' '),
    )
  const step = async (): Promise<string> => {
    await pane.waitFor()
    let shown = ''
    await until('a step is shown', async () => (shown = await read()) !== '')
    return shown
  }
  const leaves = async (before: string): Promise<string> => {
    let now = before
    await until(`the script leaves “${before}”`, async () => (now = await read()) !== before && now !== '')
    return now
  }
  const press = async (...keys: readonly string[]): Promise<string> => {
    const before = await step()
    for (const key of keys) await desk.keyboard.press(key)
    return leaves(before)
  }
  const answer = async (): Promise<string> => {
    const before = await step()
    const kind = before.split(' | ')[0] ?? ''
    if (/Скажите$|Say$/.test(kind)) return press('Enter')
    if (!/Спросите/.test(kind) && !/Ask/.test(kind)) return press('Digit1')
    const fields = await pane.locator('form input:not([type="date"])').count()
    const dates = await pane.locator('form input[type="date"]').count()
    if (fields + dates === 0) return press('Digit1')
    // The field took the focus by itself; Enter goes from one to the next, and on from the last.
    for (let field = 0; field < fields + dates; field += 1) {
      await desk.keyboard.type(dates > 0 && fields === 0 ? '12012026' : 'как сказал клиент')
      await desk.keyboard.press('Enter')
    }
    return leaves(before)
  }
  return {
    pane,
    step,
    leaves,
    press,
    answer,
    walk: async () => {
      const heads: string[] = []
      for (let shown = await step(); !ENDED.test(shown); shown = await answer()) {
        heads.push(shown.split(' | ')[0] ?? '')
        if (heads.length > 60) throw new Error(`The script does not end: ${heads.join(', ')}`)
      }
      return heads
    },
  }
}
