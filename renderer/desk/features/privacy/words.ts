import { defineWords } from '../../i18n/words.ts'

export const words = defineWords('client-data', {
  title: { ru: 'Данные клиента', en: 'Data of the client' },
  close: { ru: 'Закрыть', en: 'Close' },
  what: {
    ru: 'Всё, что это рабочее место хранит о человеке: запись, правки, звонки с заметками, задачи, выученное о номерах и кто смотрел скрытое.',
    en: 'Everything this seat keeps about the person: the record, changes, calls with notes, tasks, what was learned of numbers, and who looked at what is hidden.',
  },
  export: { ru: 'Выгрузить в файл', en: 'Save to a file' },
  exportWhat: {
    ru: 'Файл JSON с полными номерами и документами. Выгрузка записывается в журнал доступа.',
    en: 'A JSON file with whole numbers and documents. It is written to the access log.',
  },
  exported: { ru: 'Данные выгружены в файл', en: 'The data was saved to a file' },
  erase: { ru: 'Стереть на этом месте', en: 'Erase on this seat' },
  eraseWhat: {
    ru: 'Запись, правки, задачи и поиск уйдут насовсем. Звонки останутся без имени, номера и заметок. Источник не вернёт человека, пока сам держит его запись.',
    en: 'The record, changes, tasks and search go for good. Calls stay without name, number and notes. A source does not bring the person back while it has the record itself.',
  },
  unsent: {
    ru: {
      one: 'Не отправлена {{count}} работа об этом клиенте: она пропадёт.',
      few: 'Не отправлены {{count}} работы об этом клиенте: они пропадут.',
      many: 'Не отправлено {{count}} работ об этом клиенте: они пропадут.',
    },
    en: {
      one: '{{count}} piece of work about this client was not sent: it will be lost.',
      other: '{{count}} pieces of work about this client were not sent: they will be lost.',
    },
  },
  word: { ru: 'СТЕРЕТЬ', en: 'ERASE' },
  confirm: { ru: 'Чтобы стереть, впишите {{word}}', en: 'To erase, type {{word}}' },
  confirmWrong: { ru: 'Вписано другое слово: нужно {{word}}', en: 'That is another word: {{word}} is needed' },
  eraseNow: { ru: 'Стереть насовсем', en: 'Erase for good' },
  cancel: { ru: 'Оставить', en: 'Keep' },
  erased: { ru: 'Данные клиента стёрты на этом месте', en: "The client's data was erased on this seat" },
  busy: {
    ru: 'Сначала закончите звонок с этим клиентом: его карточка в работе.',
    en: 'Finish the call with this client first: the card is in work.',
  },
  notYours: {
    ru: 'Выгружает и стирает данные сама компания: передайте просьбу клиента старшему смены.',
    en: "The company itself exports and erases data: pass the client's request on to the supervisor.",
  },
  notWritten: {
    ru: 'Журнал доступа не записан, поэтому ничего не сделано. Попробуйте ещё раз.',
    en: 'The access log could not be written, so nothing was done. Try again.',
  },
  failed: {
    ru: 'Хранилище не ответило, сделано не всё. Повторите: работа продолжится с того же места.',
    en: 'The storage did not answer, not everything was done. Repeat: it goes on from the same place.',
  },
})
