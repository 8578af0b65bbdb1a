import { describe, expect, it } from 'vitest'
import { stemOf, stemsIn, tellingStems } from '../../../core/word-stems/stem.ts'

describe('stems of words', () => {
  it.each([
    ['записи', 'запись'],
    ['подписью', 'подпись'],
    ['переадресации', 'переадресация'],
    ['Карты', 'карта'],
    ['ещё', 'еще'],
    ['recordings', 'recording'],
    ['Forwarding', 'forwarded'],
  ])('are the same for «%s» and «%s»', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  it('leave numbers and words of both alphabets alone', () => {
    expect(stemsIn('48-2107 CRMка Y3')).toEqual(['48-2107', 'crmка', 'y3'])
  })

  it('are those of a text in its order', () => {
    expect(stemsIn('Где запись? Записи нет.')).toEqual([stemOf('где'), 'запис', 'запис', 'нет'])
  })

  it('of nothing are none', () => {
    expect(stemsIn(' …—! ')).toEqual([])
  })

  it('say what a text is about without its prepositions', () => {
    expect(tellingStems('Переадресация в выходные')).toEqual(tellingStems('выходные: переадресация').toReversed())
    expect(tellingStems('по 5 дней')).toEqual(['5', 'дне'])
    expect(tellingStems('ЭП')).toEqual(['эп'])
  })
})
