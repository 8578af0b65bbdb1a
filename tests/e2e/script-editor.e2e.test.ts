import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importScript } from '../../core/contract/script-document.ts'
import { axeViolations } from '../support/axe.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { askHost, wearSettings } from '../support/page-bridge.ts'
import { picture } from '../support/picture.ts'
import { watchPolicy, type PolicyWatch } from '../support/policy-watch.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

describe('the script editor', () => {
  let seat: Rehearsal
  let policy: PolicyWatch

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
    policy = await watchPolicy(seat.desk)
    await seat.desk.getByRole('button', { name: 'Скрипты' }).waitFor()
  })
  afterAll(() => seat.close())

  const editor = () => seat.desk.getByRole('dialog', { name: /^(Скрипты|Scripts)$/ })
  const button = (name: RegExp) => editor().getByRole('button', { name })
  const field = (name: RegExp) => editor().getByRole('textbox', { name })
  const graph = () => editor().getByRole('application', { name: /^(Схема\sскрипта|Graph of the script)$/ })
  const keys = keysOf(() => seat)

  it('draws a script with the keyboard, says where it ends blindly, and mends it', async () => {
    await seat.desk.keyboard.press('Alt+KeyB')
    await editor().getByRole('button', { name: 'Записи нет в карточке', exact: true }).waitFor()
    await button(/Новый\sскрипт/).press('Enter')
    await keys.type('Пропал звук')
    await keys.press('Enter')
    await graph().focus()
    await keys.press('Home', 'Enter')
    expect(await field(/Название\sшага/).inputValue()).toBe('Сказать')
    await keys.type('Проверка звука')
    await field(/Что\sсказать/).focus()
    await keys.type('{client.address}, проверим звук вместе.')
    await keys.press('Escape', 'Digit3')
    await field(/Название\sшага/).fill('Слышно ли теперь')
    await field(/Что\sсказать/).fill('Меня слышно?')
    await field(/^Ответ\s1$/).fill('Слышно')
    await field(/^Ответ\s2$/).fill('Не слышно')
    await editor()
      .getByText(/Тупик: ответ «Не\sслышно» никуда не\sведёт/)
      .first()
      .waitFor()
    await editor()
      .getByRole('combobox', { name: /Куда\sведёт ответ\s1/ })
      .selectOption({ label: '2. Итог' })
    await button(/Добавить\sитог/)
      .first()
      .press('Enter')
    await graph().focus()
    await keys.press('Home')
    await editor()
      .getByRole('combobox', { name: /^Куда\sведёт$/ })
      .selectOption({ label: '3. Слышно ли теперь' })
    await editor()
      .getByText(/Ошибок нет/)
      .waitFor()
    await picture(seat.desk, 'script-editor-drawn')
  })

  it('undoes and redoes step by step, and copies steps through the clipboard', async () => {
    await graph().focus()
    await keys.press('Control+KeyZ')
    await editor().getByText('Сюда не ведёт ни один шаг').first().waitFor()
    await keys.press('Control+Shift+KeyZ')
    await editor()
      .getByText(/Ошибок нет/)
      .waitFor()
    await keys.press('Home', 'ArrowDown', 'Control+KeyC', 'Control+KeyV')
    await editor()
      .getByText(/^шаг\s5\sиз\s5$/)
      .waitFor()
    await keys.press('Delete')
    await editor()
      .getByText(/Ошибок нет/)
      .waitFor()
  })

  it('survives a reload: what was drawn lies on this computer', async () => {
    await editor().getByText('сохранено на этом компьютере').waitFor()
    await seat.desk.reload()
    await seat.desk.getByRole('button', { name: 'Скрипты' }).waitFor()
    await seat.desk.keyboard.press('Alt+KeyB')
    await editor().getByText('Не сохранено').waitFor()
    await editor().getByRole('button', { name: 'Пропал звук', exact: true }).press('Enter')
    await editor().getByText('Слышно ли теперь').first().waitFor()
  })

  it('walks the script beside its drawing', async () => {
    await graph().focus()
    await keys.press('F5')
    const run = editor().getByRole('region', { name: /Пробный\sпроход/ })
    await run.getByText(/Проверим звук вместе/).waitFor()
    await keys.press('Enter')
    await run.getByText(/Меня слышно/).waitFor()
    await picture(seat.desk, 'script-editor-run')
    expect.soft(await axeViolations(seat.desk)).toEqual([])
    await keys.press('Digit2')
    await run.getByText(/Решено/).waitFor()
    await keys.press('F5')
    await run.waitFor({ state: 'detached' })
  })

  it('goes to review and into force, and its next draft shows what changed', async () => {
    await button(/На\sпроверку/).press('Enter')
    await button(/^Опубликовать/).press('Enter')
    await button(/Новый\sчерновик/).waitFor()
    const { scripts } = await askHost(seat.desk, 'team.scripts', {})
    expect(scripts.find(({ scriptId }) => scriptId === 'propal-zvuk')).toMatchObject({ version: 1, state: 'published', steps: 4 })
    await button(/Новый\sчерновик/).press('Enter')
    await graph().focus()
    await keys.press('Home', 'Enter', 'Control+KeyA')
    await keys.type('Звук и связь')
    await button(/Сравнить с\s1/).press('Enter')
    await editor().getByText('Изменён', { exact: true }).waitFor()
    await editor().getByText('Проверка звука').first().waitFor()
    await picture(seat.desk, 'script-editor-compare')
    expect.soft(await axeViolations(seat.desk)).toEqual([])
    await button(/К\sрисунку/).press('Enter')
  })

  it('exports a file and takes one back; a broken one is refused in words', async () => {
    await graph().focus()
    const [download] = await Promise.all([seat.desk.waitForEvent('download'), exportFile()])
    const text = await readFile(await download.path(), 'utf8')
    expect(importScript(text).ok).toBe(true)
    await button(/Все\sскрипты/).press('Enter')
    const broken = join(seat.seat.profile, 'broken.json')
    await writeFile(broken, text.slice(0, 200))
    await editor().locator('input[type=file]').setInputFiles(broken)
    await editor()
      .getByRole('alert')
      .getByText(/не\s+читается\s+как\s+JSON/)
      .waitFor()
    // Made in the page: ten megabytes through the test's own wire take longer than reading them.
    await editor()
      .locator('input[type=file]')
      .evaluate((field: HTMLInputElement) => {
        const files = new DataTransfer()
        files.items.add(new File(['x'.repeat(10_000_000)], 'large.json', { type: 'application/json' }))
        field.files = files.files
        field.dispatchEvent(new Event('change', { bubbles: true }))
      })
    await editor()
      .getByRole('alert')
      .getByText(/больше\s4\sМБ/)
      .waitFor()
  })

  const exportFile = async (): Promise<void> => {
    await editor()
      .locator('.react-flow__pane')
      .click({ position: { x: 5, y: 5 } })
    await button(/Выгрузить\sфайл/).press('Enter')
  }

  it.each([
    ['light', 'ru', 1440, 900],
    ['dark', 'ru', 1280, 720],
    ['light', 'en', 1280, 720],
    ['dark', 'en', 1440, 900],
  ] as const)('can be read by everybody: %s %s %d×%d', async (theme, locale, width, height) => {
    await seat.desk.setViewportSize({ width, height })
    await wearSettings(seat.desk, { theme, locale })
    await picture(seat.desk, `script-list-${theme}-${locale}-${String(width)}`)
    expect.soft(await axeViolations(seat.desk)).toEqual([])
    expect.soft(await layoutFaults(seat.desk)).toEqual([])
    await editor()
      .getByRole('button', { name: /^(Кто звонит|Who is calling)/ })
      .click()
    await graph().focus()
    for (let n = 0; n < 4; n += 1) await seat.desk.keyboard.press('ArrowDown')
    await picture(seat.desk, `script-editor-${theme}-${locale}-${String(width)}`)
    expect.soft(await axeViolations(seat.desk)).toEqual([])
    expect.soft(await layoutFaults(seat.desk)).toEqual([])
    await button(/Все\sскрипты|All\sscripts/).press('Enter')
  })

  it('gives the screen to a ringing call, and needs nothing that the content policy forbids', async () => {
    await wearSettings(seat.desk, { theme: 'light', locale: 'ru' })
    await seat.ring('recording-missing')
    await editor().waitFor({ state: 'detached' })
    expect(await policy.violations()).toEqual([])
  })
})

/** Keys pressed one after the other, and words typed. */
function keysOf(seat: () => Rehearsal) {
  return {
    press: async (...chords: readonly string[]): Promise<void> => {
      for (const chord of chords) await seat().desk.keyboard.press(chord)
    },
    type: (text: string): Promise<void> => seat().desk.keyboard.type(text),
  }
}
