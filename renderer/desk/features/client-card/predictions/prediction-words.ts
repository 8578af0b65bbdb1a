import { defineWords } from '../../../i18n/words.ts'

export const predictionWords = defineWords('predictions', {
  title: { ru: 'Скорее всего спросит', en: 'Will likely ask' },
  rate: {
    ru: {
      one: 'угадано {{right}} из {{count}} за день',
      few: 'угадано {{right}} из {{count}} за день',
      many: 'угадано {{right}} из {{count}} за день',
    },
    en: { one: '{{right}} of {{count}} right today', other: '{{right}} of {{count}} right today' },
  },
  other: { ru: 'Вопрос другой', en: 'Another question' },
  asked: { ru: 'Вопрос задан', en: 'Asked' },
  mostAsked: { ru: 'на этом шаге спрашивают чаще всего', en: 'asked most at this stage' },
  atStage: { ru: 'спрашивают на этом шаге', en: 'asked at this stage' },
  askedTimes: {
    ru: { one: 'спросили {{count}} раз', few: 'спросили {{count}} раза', many: 'спросили {{count}} раз' },
    en: { one: 'asked {{count}} time', other: 'asked {{count}} times' },
  },
  told: { ru: 'клиент говорил об этом {{when}}', en: 'the client spoke of it {{when}}' },
  overdue: { ru: 'срок прошёл', en: 'overdue' },
})
