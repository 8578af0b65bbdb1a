import { defineWords } from '../i18n/words.ts'

/** What the desk itself writes into a packet and into the form of the call. */
export const packetWords = defineWords('escalation-packet', {
  phone: { ru: 'Телефон', en: 'Phone' },
  email: { ru: 'Почта', en: 'Email' },
  city: { ru: 'Город', en: 'City' },
  status: { ru: 'Статус', en: 'Status' },
  promise: { ru: 'Линия 2 перезвонит до {{time}}', en: 'Line 2 calls back by {{time}}' },
  file: { ru: 'Файл: {{name}}', en: 'File: {{name}}' },
  clientLeft: { ru: 'Клиент положил трубку. Перезвоните ему.', en: 'The client hung up. Call him back.' },
})
