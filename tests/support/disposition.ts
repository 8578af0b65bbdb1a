import type { Page } from 'playwright-core'

/** Chooses the first topic and the first result, by keys alone. */
export async function chooseDisposition(desk: Page): Promise<void> {
  await desk.getByRole('radiogroup', { name: /^(Результат|Result)/ }).waitFor()
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('KeyU')
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Digit1')
}
