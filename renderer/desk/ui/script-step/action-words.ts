import { defineWords } from '../../i18n/words.ts'

/** What an action of a script does, on its button; a verb with its object. */
export const scriptActionWords = defineWords('script-action', {
  'fill-field': { ru: 'Записать в карточку: {{what}}', en: 'Write into the card: {{what}}' },
  'create-request': { ru: 'Завести обращение', en: 'Open a request' },
  'set-disposition': { ru: 'Записать тематику и результат', en: 'Write down topic and result' },
  transfer: { ru: 'Перевести звонок', en: 'Transfer the call' },
  consult: { ru: 'Перевести с консультацией', en: 'Consult, then transfer' },
  escalate: { ru: 'Передать на линию 2', en: 'Pass to line 2' },
  'open-article': { ru: 'Открыть статью', en: 'Open the article' },
  'send-text': { ru: 'Скопировать текст для отправки', en: 'Copy the text for sending' },
  'add-note': { ru: 'Дописать в заметку', en: 'Add to the note' },
  leaveOut: { ru: 'Не делать', en: 'Leave it out' },
  email: { ru: 'почта', en: 'e-mail' },
  phone: { ru: 'телефон', en: 'phone' },
  company: { ru: 'компания', en: 'company' },
  city: { ru: 'город', en: 'city' },
  status: { ru: 'статус', en: 'status' },
})
