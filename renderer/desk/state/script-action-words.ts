import { defineWords } from '../i18n/words.ts'

/** What actions of scripts write, and say when they were done. */
export const scriptActionWords = defineWords('script-actions', {
  email: { ru: 'Почта', en: 'E-mail' },
  phone: { ru: 'Телефон', en: 'Phone' },
  company: { ru: 'Компания', en: 'Company' },
  city: { ru: 'Город', en: 'City' },
  status: { ru: 'Статус', en: 'Status' },
  accepted: { ru: 'Принято', en: 'Taken' },
  requestNote: { ru: 'Завести обращение: {{title}}', en: 'Open a request: {{title}}' },
  smsNote: { ru: 'Отправить SMS: {{text}}', en: 'Send by SMS: {{text}}' },
  emailNote: { ru: 'Отправить на почту: {{text}}', en: 'Send by e-mail: {{text}}' },
  intoNote: { ru: 'Карточки нет: записано в заметку', en: 'There is no card: it stands in the note' },
  copied: {
    ru: 'Отправить отсюда нечем: текст скопирован и записан в заметку',
    en: 'Nothing here can send it: the text is copied and stands in the note',
  },
  inNote: {
    ru: 'Отправить отсюда нечем: текст записан в заметку',
    en: 'Nothing here can send it: the text stands in the note',
  },
  transferConsult: { ru: 'Перевод открыт. Enter: сначала поговорить', en: 'The transfer is open. Enter: talk first' },
  transferBlind: { ru: 'Перевод открыт. Ctrl+Enter: перевести сразу', en: 'The transfer is open. Ctrl+Enter: transfer at once' },
})
