import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

let seat: Rehearsal

beforeAll(async () => {
  seat = await startRehearsal()
  await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(() => seat.close())

const TABLE = 'ФИО;Телефон;Уровень\nЗвягинцева Ульяна;+7 912 345-67-01;A\nЩукин Прохор;+7 912 345;B\n'

/** Chooses a file by keyboard: the focus stands on the button, or the sheet has just been opened. */
const choose = async (name: string, content: string): Promise<void> => {
  const { desk } = seat
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), desk.getByRole('button', { name: 'Выбрать файл' }).press('Enter')])
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}
const bothThemes = async (): Promise<void> => {
  for (const theme of ['dark', 'light'] as const) {
    await wearSettings(seat.desk, { theme })
    expect.soft(await axeViolations(seat.desk)).toEqual([])
  }
}

it('brings clients in by keyboard: columns, a row with an error and its file, the found client', async () => {
  const { desk } = seat
  await desk.keyboard.press('Control+KeyI')
  await choose('clients.csv', TABLE)
  const column = desk.getByRole('combobox', { name: /Столбец «Уровень»/ })
  await column.focus()
  await until('the column is the segment', async () => (await desk.keyboard.press('ArrowUp'), (await column.inputValue()) === 'segment'))
  await desk.getByText(/1\s*строка с\s*ошибкой из\s*первых\s*2/).waitFor()
  await bothThemes()
  await desk.getByRole('button', { name: 'Импортировать' }).press('Enter')
  await desk.getByText('Импорт закончен').waitFor()
  await desk.getByText(/Строка 3\. Телефон: не\s*хватает 4\s*цифр/).waitFor()
  await bothThemes()
  const [saved] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: /Сохранить строки с\s*ошибками/ }).press('Enter'),
  ])
  expect(saved.suggestedFilename()).toMatch(/\.csv$/)
  await desk.getByRole('button', { name: 'Закрыть' }).last().press('Enter')
  await desk.keyboard.press('Control+KeyK')
  await desk.locator('[role=combobox]:focus').waitFor()
  await desk.keyboard.type('Звягинцева')
  await desk.locator('#client-hits [role=option]').first().getByText('Ульяна').waitFor()
  await desk.keyboard.press('Escape')
})

it('stops in the midst and goes on with the same file, a call rings meanwhile', async () => {
  const { desk } = seat
  const rows = Array.from(
    { length: 60_000 },
    (_, at) => `imported-${String(at)};Импортов Номер${String(at)};+7${String(9_500_000_000 + at)}`,
  )
  const content = `ID;ФИО;Телефон\n${rows.join('\n')}\n`
  await desk.keyboard.press('Control+KeyI')
  await choose('many.csv', content)
  await desk.getByRole('button', { name: 'Импортировать' }).press('Enter')
  await desk.getByRole('button', { name: 'Остановить' }).press('Enter')
  await desk.getByText('Импорт остановлен').waitFor()
  await desk.getByRole('button', { name: /Ещё один файл/ }).press('Enter')
  await desk.getByText(/Импорт файла «many\.csv» не\s*закончен/).waitFor()
  expect.soft(await axeViolations(desk)).toEqual([])
  await choose('many.csv', content)
  await desk.getByRole('button', { name: /Продолжить импорт/ }).press('Enter')
  await desk.keyboard.press('Escape')
  await seat.ring('metal-card')
  await desk.keyboard.press('F2')
  await seat.phone.call('active')
  await desk.keyboard.press('Control+KeyI')
  await desk.getByText('Импорт закончен').waitFor({ timeout: 60_000 })
  await desk.getByText(/^60\s?000$/).waitFor()
  await desk.getByRole('button', { name: 'Закрыть' }).last().press('Enter')
  await desk.keyboard.press('F4')
})

it('asks for a word before the whole directory is replaced', async () => {
  const { desk } = seat
  await desk.keyboard.press('Control+KeyI')
  await choose('clients.csv', TABLE)
  await desk.getByRole('radio', { name: /Заменить весь справочник/ }).press('Space')
  await desk.getByRole('button', { name: 'Заменить справочник' }).press('Enter')
  await desk.getByText(/В\s*справочнике\s60\s\d{3}\sклиент/).waitFor()
  await bothThemes()
  await desk.keyboard.type('да')
  await desk.keyboard.press('Enter')
  await desk.getByText(/другое слово/).waitFor()
  await desk.getByRole('button', { name: /^Не\s*заменять$/ }).press('Enter')
  await desk.getByRole('button', { name: 'Заменить справочник' }).press('Enter')
  await desk.keyboard.type('заменить')
  await desk.keyboard.press('Enter')
  await desk.getByText('Импорт закончен').waitFor()
})
