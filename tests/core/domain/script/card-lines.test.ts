import { expect, test } from 'vitest'
import { cardFacts } from '../../../../core/domain/script/card-lines.ts'

test('lines of a card are facts by their labels, in either language and case', () => {
  expect(
    cardFacts(
      [
        { label: 'CRM', value: 'Битрикс24' },
        { label: 'Не хватает', value: 'выписка' },
      ],
      'ru',
    ),
  ).toEqual({
    'card.crm': 'Битрикс24',
    'card.missing': 'выписка',
  })
  expect(
    cardFacts(
      [
        { label: ' missing ', value: 'title extract' },
        { label: 'Hobby', value: 'chess' },
      ],
      'en',
    ),
  ).toEqual({
    'card.missing': 'title extract',
  })
})

test('a code word is asked for by its name; what it is, and what is masked, never gets into a script', () => {
  const lines = [
    { label: 'Кодовое слово', value: 'Байкал' },
    { label: 'Причина', value: 'счёт 4081', sensitive: true as const },
    { label: 'Монитор', value: ' ' },
  ]
  expect(cardFacts(lines, 'ru')).toEqual({ 'client.proof': 'кодовое слово' })
  expect(cardFacts([{ label: 'Contract', value: 'No. 7', sensitive: true }], 'en')).toEqual({
    'client.proof': 'your full name and the contract number',
  })
})
