import { defineWords } from '../i18n/words.ts'

/** Steps that the desk notes by itself. No gender: what happened is a noun. */
export const triedWords = defineWords('tried', {
  called: { ru: 'Звонили: {{who}}, {{why}}', en: 'Called {{who}}: {{why}}' },
  consulted: { ru: 'Консультация: {{who}}', en: 'Consulted {{who}}' },
  consultedLineTwo: { ru: 'Консультация линии 2: {{who}}', en: 'Consulted line 2: {{who}}' },
  transferred: { ru: 'Переводили: {{who}}, {{why}}', en: 'Transfer to {{who}}: {{why}}' },
  busy: { ru: 'занято', en: 'busy' },
  'no-answer': { ru: 'нет ответа', en: 'no answer' },
  'unknown-number': { ru: 'такого номера нет', en: 'no such number' },
  declined: { ru: 'вызов отклонён', en: 'declined' },
  'refused-by-pbx': { ru: 'АТС отказала', en: 'the PBX refused' },
  'line-lost': { ru: 'связь с АТС пропала', en: 'the PBX was lost' },
})
