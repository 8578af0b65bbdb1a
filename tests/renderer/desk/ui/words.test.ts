import { expect, test } from 'vitest'
import { bindSpaces } from '../../../../renderer/desk/i18n/typography.ts'
import { defineWords, translator } from '../../../../renderer/desk/i18n/words.ts'

const NBSP = '\u00a0'
const words = defineWords('test-words', {
  plain: { ru: 'Ответить', en: 'Answer' },
  named: { ru: 'Линия «{{line}}»', en: 'Line “{{line}}”' },
  calls: {
    ru: { one: '{{count}} звонок', few: '{{count}} звонка', many: '{{count}} звонков' },
    en: { one: '{{count}} call', other: '{{count}} calls' },
  },
})

test('both languages, with params and plurals', () => {
  const ru = translator(words, 'ru')
  const en = translator(words, 'en')
  expect(ru('plain')).toBe('Ответить')
  expect(en('named', { line: 'B2B' })).toBe('Line “B2B”')
  expect([1, 3, 5, 21, 1.5].map((count) => ru('calls', { count }))).toEqual([
    `1${NBSP}звонок`,
    `3${NBSP}звонка`,
    `5${NBSP}звонков`,
    `21${NBSP}звонок`,
    `1.5${NBSP}звонка`,
  ])
  expect([1, 2].map((count) => en('calls', { count }))).toEqual([`1${NBSP}call`, `2${NBSP}calls`])
})

test('spaces that must not break', () => {
  expect(bindSpaces('Сохранить и в готовность', 'ru')).toBe(`Сохранить и${NBSP}в${NBSP}готовность`)
  expect(bindSpaces('Обычно 8 с — много', 'ru')).toBe(`Обычно 8${NBSP}с${NBSP}— много`)
  expect(bindSpaces('to the queue', 'en')).toBe('to the queue')
})
