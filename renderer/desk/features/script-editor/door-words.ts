import { defineWords } from '../../i18n/words.ts'

/** The few words that are needed before the editor itself is loaded. */
export const doorWords = defineWords('script-editor-door', {
  scripts: { ru: 'Скрипты', en: 'Scripts' },
  opening: { ru: 'Открываем редактор скриптов', en: 'Opening the script editor' },
})
