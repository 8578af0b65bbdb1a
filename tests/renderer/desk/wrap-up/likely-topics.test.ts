import { describe, expect, it } from 'vitest'
import { likelyTopics } from '../../../../renderer/desk/features/wrap-up/likely-topics.ts'

const topics = [
  { value: 'recording', label: 'Запись разговора: нет в CRM' },
  { value: 'papers', label: 'Ипотека: документы' },
  { value: 'stage', label: 'Ипотека: на какой стадии' },
  { value: 'card', label: 'Карта: доставка' },
  { value: 'rate', label: 'Ипотека: ставка' },
]

describe('topics that the open requests suggest', () => {
  it('are those that share the most words, whatever their endings', () => {
    expect([...likelyTopics(topics, ['Записи разговора нет в карточке сделки'])]).toEqual(['recording'])
    expect([...likelyTopics(topics, ['Ипотека: не хватает документов'])]).toEqual(['papers'])
    expect([...likelyTopics(topics, ['Записи разговора нет', 'Карта: срок доставки'])]).toEqual(['recording', 'card'])
  })

  it('are none when nothing fits or too many fit alike', () => {
    expect([...likelyTopics(topics, [])]).toEqual([])
    expect([...likelyTopics(topics, ['Скидка'])]).toEqual([])
    expect([...likelyTopics(topics, ['Ипотека'])]).toEqual([])
  })
})
