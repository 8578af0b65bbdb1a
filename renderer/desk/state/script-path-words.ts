import { defineWords } from '../i18n/words.ts'

/** How a packet tells what came of a step. */
export const scriptPathWords = defineWords('script-path', {
  yes: { ru: 'да', en: 'yes' },
  no: { ru: 'нет', en: 'no' },
  done: { ru: 'сделано', en: 'done' },
  'left-out': { ru: 'не стали делать', en: 'left out' },
  skipped: { ru: 'пропущено', en: 'skipped' },
})
