import { expect, test } from 'vitest'
import { quote } from '../../../../renderer/desk/ui/format/quote.ts'

test.each([
  ['Второй день нет записи с «Металлпромом».', '«Второй день нет записи с „Металлпромом“».'],
  ['Что ещё нужно?', '«Что ещё нужно?»'],
  ['«Уже в кавычках»', '«Уже в кавычках»'],
  ['«Полёт» и «Стрела»', '«„Полёт“ и „Стрела“»'],
  ['It says “try again later”.', '“It says ‘try again later’.”'],
])('%s', (words, quoted) => {
  expect(quote(words)).toBe(quoted)
})
