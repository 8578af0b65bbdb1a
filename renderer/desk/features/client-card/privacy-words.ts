import { defineWords } from '../../i18n/words.ts'

export const privacyWords = defineWords('client-privacy', {
  reveal: { ru: 'Показать', en: 'Show' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  hide: { ru: 'Скрыть', en: 'Hide' },
  why: { ru: 'Зачем показать', en: 'Why it is needed' },
  other: { ru: 'Другое', en: 'Something else' },
  otherWord: { ru: 'Причина своими словами', en: 'The reason in your own words' },
  otherShow: { ru: 'Показать', en: 'Show' },
  otherEmpty: { ru: 'Впишите причину: без неё ничего не откроется', en: 'Write the reason: nothing opens without it' },
  written: { ru: 'Показ записывается в журнал доступа', en: 'Every look is written to the access log' },
  failed: {
    ru: 'Журнал доступа не записан, поэтому данные остались скрытыми. Попробуйте ещё раз.',
    en: 'The access log could not be written, so the data stays hidden. Try again.',
  },
  left: { ru: 'Видно ещё {{span}}', en: 'Visible for {{span}} more' },
  numbers: { ru: 'номера', en: 'numbers' },
  documents: { ru: 'документы', en: 'documents' },
  emails: { ru: 'почта', en: 'e-mail' },
  masked: { ru: 'Скрыто: {{list}}', en: 'Hidden: {{list}}' },
  copyBlocked: { ru: 'Данные клиентов отсюда не копируются', en: 'Data of clients cannot be copied from here' },
  copyBlockedWhy: { ru: 'Так решила компания. Поля ввода работают как всегда.', en: 'The company decided so. Fields work as always.' },
})
