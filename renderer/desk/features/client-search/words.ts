import { defineWords } from '../../i18n/words.ts'

export const words = defineWords('client-search', {
  title: { ru: 'Найти клиента', en: 'Find a client' },
  close: { ru: 'Закрыть', en: 'Close' },
  field: { ru: 'Имя, компания, часть номера, номер обращения', en: 'Name, company, part of a number, request number' },
  hint: {
    ru: 'Имя или компания на любом языке, можно с опечаткой. Последние цифры телефона. Номер обращения.',
    en: 'A name or company in either alphabet, typos allowed. The last digits of a phone. A request number.',
  },
  list: { ru: 'Найденные клиенты', en: 'Clients found' },
  found: {
    ru: {
      one: 'Найден {{count}} клиент',
      few: 'Найдено {{count}} клиента',
      many: 'Найдено {{count}} клиентов',
      other: 'Найдено {{count}} клиента',
    },
    en: { one: '{{count}} client found', other: '{{count}} clients found' },
  },
  foundMany: { ru: 'Больше {{count}}. Уточните запрос', en: 'More than {{count}}. Narrow it down' },
  shownFirst: { ru: 'показаны первые {{shown}}', en: 'the first {{shown}} are shown' },
  loading: { ru: 'Читаем список клиентов: {{done}} из {{total}}', en: 'Reading the list of clients: {{done}} of {{total}}' },
  loadingStart: { ru: 'Читаем список клиентов', en: 'Reading the list of clients' },
  loadingNote: { ru: 'Можно печатать: ответ появится сам.', en: 'Go on typing: the answer will come by itself.' },
  nothing: { ru: 'По запросу «{{query}}» никого нет', en: 'Nobody for “{{query}}”' },
  triedOther: {
    ru: 'Искали и по «{{other}}»: раскладка могла быть другой.',
    en: 'Looked for “{{other}}” too: the layout may have been another one.',
  },
  nothingNote: {
    ru: 'Смотрели имена, компании, телефоны и номера обращений, с опечатками тоже. Попробуйте начало фамилии или последние цифры номера.',
    en: 'Names, companies, phones and request numbers were looked at, with typos too. Try the beginning of a family name or the last digits.',
  },
  incomplete: {
    ru: 'Часть списка не прочитана: кто-то может не найтись.',
    en: 'A part of the list could not be read: somebody may be missing.',
  },
  failed: { ru: 'Список клиентов не прочитан', en: 'The list of clients could not be read' },
  failedNote: {
    ru: 'Записи на месте, звонки идут, карточка по номеру открывается как обычно.',
    en: 'The records are kept, calls go on, cards open by number as usual.',
  },
  again: { ru: 'Прочитать ещё раз', en: 'Read again' },
  missing: { ru: 'Этой записи больше нет. Поищите ещё раз', en: 'This record is gone. Search again' },
  notRead: { ru: 'Карточка не прочитана. Enter прочитает ещё раз', en: 'The card could not be read. Enter reads it again' },
  itIsHim: { ru: 'Это он, на карточку звонка', en: 'This is the caller: to the card' },
  openCard: { ru: 'Открыть карточку', en: 'Open the card' },
  choose: { ru: 'Выбрать', en: 'Choose' },
  vip: { ru: 'VIP', en: 'VIP' },
  segment: { ru: 'Сегмент {{segment}}', en: 'Segment {{segment}}' },
  request: { ru: 'Обращение {{number}}', en: 'Request {{number}}' },
  numberHas: { ru: 'в номере есть {{digits}}', en: 'the number has {{digits}}' },
  private: { ru: 'Частный клиент', en: 'Private client' },
  employee: { ru: 'Сотрудник', en: 'Employee' },
  director: { ru: 'Руководитель', en: 'Director' },
  putOn: { ru: 'На карточке: {{name}}', en: 'On the card: {{name}}' },
})
