import fc from 'fast-check'
import { expect, it } from 'vitest'
import { answerText, unknownFacts } from '../../../../core/domain/process/answer-text.ts'

it('fills in what is known', () => {
  expect(answerText('Срок: {{request.dueAt}}. Ведёт {{ request.owner }}.', { 'request.dueAt': 'до 18:00', 'request.owner': 'Вера' })).toBe(
    'Срок: до 18:00. Ведёт Вера.',
  )
})

it('leaves out the sentence whose fact is missing, never half of it', () => {
  expect(answerText('Файл цел. Срок: {{request.dueAt}}.', {})).toBe('Файл цел.')
  expect(answerText('Срок: {{request.dueAt}}.', { 'request.dueAt': ' ' })).toBeUndefined()
  expect(answerText('Сумма: {{client.salary}}. Готово.', {})).toBe('Готово.')
})

it('names what nobody knows, once', () => {
  expect(unknownFacts('{{client.given}}, {{request.due}} и {{request.due}}')).toEqual(['request.due'])
})

it('what stands in a fact is never read for braces', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      (given) => {
        expect(answerText('А: {{client.given}}', { 'client.given': given })).toBe(`А: ${given}`.trim())
      },
    ),
  )
  expect(answerText('{{client.given}}', { 'client.given': '{{client.city}}', 'client.city': 'Тула' })).toBe('{{client.city}}')
})

it('begins a sentence with a capital, even where a fact begins it', () => {
  expect(answerText('Нужно согласие. {{request.stageNote}}.', { 'request.stageNote': 'нужен ответ Юрьевой' })).toBe(
    'Нужно согласие. Нужен ответ Юрьевой.',
  )
})
