import { defineWords } from '../i18n/words.ts'

/** What happened to the storage, what was kept, what to press. */
export const storageWords = defineWords('storage', {
  wrongKey: { ru: 'База этого компьютера зашифрована другим ключом.', en: "This computer's database is encrypted with another key." },
  corrupt: { ru: 'База этого компьютера повреждена и не читается.', en: "This computer's database is damaged and cannot be read." },
  unavailable: { ru: 'База этого компьютера не открылась.', en: "This computer's database did not open." },
  blocked: {
    ru: 'Базу держит открытой другое окно Firstline старой версии.',
    en: 'Another Firstline window of an older version keeps the database open.',
  },
  quota: { ru: 'Диск переполнен: база не открылась.', en: 'The disk is full: the database did not open.' },
  keptApart: {
    ru: 'Записи в ней не тронуты. Звонки идут без справочника, карточки пустые; звонки и заметки сохраняются отдельно и вернутся в базу, когда она откроется.',
    en: 'Its records are untouched. Calls go on without the directory, with empty cards; calls and notes are saved apart and return to the database once it opens.',
  },
  keptByWindow: {
    ru: 'Записи в ней не тронуты. Звонки идут без справочника, но сохранить ничего нельзя: заметки живут, пока открыто это окно. Не закрывайте его, перенесите важное в другое место.',
    en: 'Its records are untouched. Calls go on without the directory, but nothing can be saved: notes live while this window is open. Do not close it, copy what matters elsewhere.',
  },
  tryAgain: { ru: 'Попробовать ещё раз', en: 'Try again' },
  setAside: { ru: 'Отложить базу и начать новую', en: 'Set it aside and begin a new one' },
  setAsideFailed: { ru: 'Новая база не началась.', en: 'The new database did not begin.' },
  setAsideFailedWhat: {
    ru: 'Всё осталось как было: прежняя база не тронута, звонки и заметки сохраняются отдельно.',
    en: 'Everything is as it was: the old database is untouched, calls and notes are saved apart.',
  },
  emptied: {
    ru: 'База этого компьютера была повреждена и начата заново.',
    en: "This computer's database was damaged and begun anew.",
  },
  emptiedWhat: {
    ru: 'Отправленное в CRM и чаты команды на месте. Справочник загрузится снова; неотправленные заметки этого компьютера потеряны — сообщите администратору.',
    en: 'What was sent to the CRM and the chats of the team are in place. The directory loads again; unsent notes of this computer are lost: tell your administrator.',
  },
  merged: {
    ru: {
      one: 'Вернулся в базу {{count}} звонок, сохранённый отдельно.',
      few: 'Вернулись в базу {{count}} звонка, сохранённые отдельно.',
      many: 'Вернулись в базу {{count}} звонков, сохранённых отдельно.',
      other: 'Вернулись в базу {{count}} звонка, сохранённые отдельно.',
    },
    en: {
      one: '{{count}} call that was saved apart is back in the database.',
      other: '{{count}} calls that were saved apart are back in the database.',
    },
  },
  understood: { ru: 'Понятно', en: 'Got it' },
})
