import { defineWords } from '../../i18n/words.ts'

export const viewedWords = defineWords('viewed-client', {
  noCall: { ru: 'Без звонка', en: 'Without a call' },
  call: { ru: 'Позвонить', en: 'Call' },
  close: { ru: 'Закрыть', en: 'Close' },
  refused: { ru: 'Сейчас не позвонить', en: 'No call can be made now' },
  refusedAgain: { ru: 'Позвоните отсюда ещё раз, когда линия освободится.', en: 'Call from here again when the line is free.' },
  refusedNote: { ru: 'Номер ждёт в поле набора.', en: 'The number waits in the dial field.' },
})
