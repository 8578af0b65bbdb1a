import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../../core/domain/search/fold.ts'
import { soundOf, soundsOf, unfinishedSoundsOf } from '../../../../core/domain/search/sound.ts'

/** Whether a Latin spelling may stand for a Cyrillic name. */
const alike = (cyrillic: string, latin: string): boolean => soundsOf(foldWord(latin)).includes(soundOf(foldWord(cyrillic)))

describe('the sound of a name', () => {
  it.each([
    ['Щербаков', ['Shcherbakov', 'Scherbakov', 'Sherbakov']],
    ['Юлия', ['Yulia', 'Julia', 'Yuliya', 'Iuliia', 'Yulija']],
    ['Дмитрий', ['Dmitry', 'Dmitriy', 'Dmitrii', 'Dmitri']],
    ['Андрей', ['Andrey', 'Andrei', 'Andrej']],
    ['Алексей', ['Alexey', 'Aleksei', 'Alexei', 'Aleksey']],
    ['Ксения', ['Ksenia', 'Xenia', 'Kseniya']],
    ['Фёдор', ['Fyodor', 'Fedor', 'Fjodor']],
    ['Елена', ['Elena', 'Yelena', 'Jelena']],
    ['Евгений', ['Evgeny', 'Yevgeniy', 'Evgenii']],
    ['Жуков', ['Zhukov']],
    ['Хабаров', ['Khabarov', 'Habarov']],
    ['Цветков', ['Tsvetkov', 'Cvetkov', 'Tzvetkov']],
    ['Чернышёв', ['Chernyshev', 'Chernyshyov']],
    ['Татьяна', ["Tat'yana", 'Tatiana', 'Tatyana']],
    ['Анна', ['Anna', 'Ana']],
    ['Томас', ['Thomas']],
    ['Филипп', ['Philipp', 'Filip', 'Philip']],
  ])('%s', (name, spellings) => {
    for (const spelling of spellings) expect(`${spelling} ${alike(name, spelling)}`).toBe(`${spelling} true`)
  })

  it('keeps digits as they are', () => {
    expect(soundOf('2100')).toBe('2100')
  })

  it('is found while a Cyrillic name is being typed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя')), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(letters, fc.nat(), (whole, cut) => {
        const beginning = whole.slice(0, cut % (whole.length + 1))
        expect(soundOf(whole).startsWith(soundOf(beginning))).toBe(true)
      }),
    )
  })

  it.each([
    ['Shcherbakov', 'Щербаков'],
    ['Scherbakov', 'Щербаков'],
    ['Mikhail', 'Михаил'],
    ['Zhukov', 'Жуков'],
    ['Yulia', 'Юлия'],
    ['Fyodor', 'Фёдор'],
    ['Tsvetkov', 'Цветков'],
    ['Chernov', 'Чернов'],
    ['Philipp', 'Филипп'],
    ['Novikov', 'Новиков'],
  ])('%s finds %s at every letter', (typed, name) => {
    const sound = soundOf(foldWord(name))
    for (let length = 1; length <= typed.length; length += 1) {
      const beginning = foldWord(typed.slice(0, length))
      const found = unfinishedSoundsOf(beginning).some((key) => sound.startsWith(key))
      expect(`${beginning} ${found}`).toBe(`${beginning} true`)
    }
  })

  it('never fails and writes no letter twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        for (const key of unfinishedSoundsOf(foldWord(word))) expect(/(\p{L})\1/u.test(key)).toBe(false)
      }),
    )
  })
})
