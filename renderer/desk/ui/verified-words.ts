import { defineWords } from '../i18n/words.ts'

/** How a person was verified: the same on the card, among the steps and in the journal. */
export const verifiedWords = defineWords('verified', {
  'code-word': { ru: 'кодовое слово', en: 'code word' },
  document: { ru: 'документ', en: 'document' },
  'call-back': { ru: 'перезвонили на номер', en: 'called back on the number' },
  script: { ru: 'по скрипту', en: 'by the script' },
  step: { ru: 'Проверили личность: {{how}}', en: 'Verified the identity: {{how}}' },
})
