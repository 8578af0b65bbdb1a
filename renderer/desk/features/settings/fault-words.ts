import type { AnswerFault, RecordFault, SetUpFault } from '../../../../core/domain/directory/source-fault.ts'
import { defineWords, type Word } from '../../i18n/words.ts'

/** What is wrong with an answer of a source. A new cause does not compile without its words. */
export const answerFaultWords = defineWords('settings-directory-answer', {
  unreadable: { ru: 'Ответ обрывается или это не тот ответ', en: 'The answer breaks off, or it is another one' },
  'too-large': { ru: 'Ответ слишком велик и не принят', en: 'The answer is too large and was not taken' },
  'record-too-large': { ru: 'Одна запись слишком велика', en: 'One record is too large' },
  'not-a-book': { ru: 'По этому адресу отвечает не адресная книга', en: 'What answers at this address is no address book' },
  'not-ldap': { ru: 'По этому адресу отвечает не каталог LDAP', en: 'What answers at this address is no LDAP directory' },
  'leads-nowhere': { ru: 'Сервер перенаправляет без адреса', en: 'The server redirects without an address' },
  'search-refused': { ru: 'Каталог отклонил запрос', en: 'The directory refused the search' },
} satisfies Record<AnswerFault, Word>)

/** What has to be put right, and by what. */
export const setUpFaultWords = defineWords('settings-directory-set-up', {
  'no-source': { ru: 'У этого места нет такого источника', en: 'This seat has no such source' },
  'certificate-expired': { ru: 'Срок сертификата сервера истёк', en: 'The certificate of the server has expired' },
  'certificate-address': { ru: 'Сертификат выдан другому адресу', en: 'The certificate is made out to another address' },
  'certificate-unknown': {
    ru: 'Сертификат сервера выдан центром, которому этот компьютер не доверяет',
    en: 'The certificate of the server comes from an authority that this computer does not trust',
  },
  'no-tls': { ru: 'Сервер по этому адресу не говорит по TLS', en: 'The server does not speak TLS at this address' },
  'leads-elsewhere': {
    ru: 'Сервер перенаправляет на другой сервер, пароль туда не отправлен: укажите конечный адрес',
    en: 'The server leads to another one, which was not told the password: name the final address',
  },
  'leads-in-a-circle': { ru: 'Сервер перенаправляет по кругу', en: 'The server redirects in a circle' },
  'no-book': { ru: 'По этому адресу нет адресной книги', en: 'There is no address book at this address' },
  'several-books': {
    ru: 'Адресных книг несколько: укажите адрес одной из них',
    en: 'There are several address books: name the address of one',
  },
  'sign-in': {
    ru: 'Сервер не впускает по имени и паролю: он требует другой способ входа',
    en: 'The server does not let in by name and password: it wants another way to sign in',
  },
  filter: { ru: 'Фильтр записан неверно', en: 'The filter is not written right' },
  referral: {
    ru: 'Каталог отсылает к другому серверу: укажите его адрес',
    en: 'The directory refers to another server: name its address',
  },
  'no-place': { ru: 'В каталоге нет такого раздела (baseDn)', en: 'The directory has no such place (baseDn)' },
  limits: {
    ru: 'Каталог отдаёт не все записи: ограничения этой учётной записи малы',
    en: 'The directory gives fewer entries than there are: the limits of this account are low',
  },
} satisfies Record<SetUpFault, Word>)

/** Why a record was not understood. */
export const recordFaultWords = defineWords('settings-directory-record', {
  'no-name': { ru: 'нет имени', en: 'no name' },
  'no-end': { ru: 'карточка обрывается', en: 'the card breaks off' },
  overfull: { ru: 'в карточке слишком много строк', en: 'the card has too many lines' },
  empty: { ru: 'карточка пуста', en: 'the card is empty' },
  'no-card': { ru: 'это не карточка', en: 'this is no card' },
  'not-given': { ru: 'сервер её не отдал', en: 'the server did not give it' },
  'bad-value': { ru: 'значение не подходит', en: 'a value does not fit' },
} satisfies Record<RecordFault, Word>)
