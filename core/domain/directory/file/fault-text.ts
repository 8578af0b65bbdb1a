import { missingCase } from '../../exhaustive.ts'
import type { RowFault } from './row-fault.ts'

type Language = 'ru' | 'en'

/**
 * What is wrong with a row and how to mend it, in words, e.g. `Телефон: не хватает 2 цифр, после +7 нужно 10 («+7 912 00»)`. Here
 * and not with the words of the desk: the file of refused rows is written in a worker.
 */
export function faultText(fault: RowFault, header: readonly string[], language: Language): string {
  const column = fault.column === undefined ? undefined : (header[fault.column] ?? String(fault.column + 1))
  const words = WORDS[language](fault)
  return column === undefined ? capital(words) : `${column}: ${words}`
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const WORDS: Readonly<Record<Language, (fault: RowFault) => string>> = { ru: russian, en: english }

function russian(fault: RowFault): string {
  switch (fault.kind) {
    case 'broken-quotes':
      return 'кавычки не закрыты: уберите лишнюю или удвойте её'
    case 'too-many-cells':
      return `ячеек больше, чем столбцов (${fault.most}): возьмите текст с разделителем в кавычки`
    case 'nobody':
      return 'нет ни имени, ни телефона: впишите одно из них'
    case 'phone-short':
      return `не хватает ${digits(fault.digits)}: после +7 нужно 10 («${fault.written}»)`
    case 'phone-long':
      return `${fault.digits} ${plural(fault.digits, ['лишняя цифра', 'лишние цифры', 'лишних цифр'])}: после +7 нужно 10 («${fault.written}»)`
    case 'phone-rounded':
      return `таблица округлила номер («${fault.written}»): задайте ячейке формат «Текст» и впишите его снова`
    case 'not-phone':
      return `не номер телефона («${fault.written}»)`
    case 'not-email':
      return `не адрес почты («${fault.written}»): нужно имя@сервер`
    case 'not-date':
      return `нет такой даты («${fault.written}»): нужно 31.12.1990 или 1990-12-31`
    case 'not-amount':
      return `не сумма («${fault.written}»): нужно число, например 1 234,50`
    case 'not-yes-no':
      return `непонятно, да или нет («${fault.written}»)`
    case 'not-extension':
      return `не добавочный («${fault.written}»): нужно от 1 до 11 цифр`
    case 'not-segment':
      return `нет такого сегмента («${fault.written}»): бывают A, B, C и D`
    case 'not-language':
      return `нет такого языка («${fault.written}»): бывают ru и en`
    case 'not-time-zone':
      return `нет такого пояса («${fault.written}»): нужно, например, Asia/Yekaterinburg`
    case 'too-long':
      return `слишком длинно: помещается ${fault.most} ${plural(fault.most, ['знак', 'знака', 'знаков'])}`
    case 'too-many':
      return `слишком много: помещается ${fault.most}`
    case 'twice':
      return 'такой клиент уже есть выше в этом файле'
    case 'several-owners':
      return 'номер есть у нескольких клиентов: добавьте столбец ID'
    case 'bad-card':
      return 'карточка повреждена'
    default:
      return missingCase(fault)
  }
}

function english(fault: RowFault): string {
  switch (fault.kind) {
    case 'broken-quotes':
      return 'quotes do not close: remove the odd one or double it'
    case 'too-many-cells':
      return `more cells than columns (${fault.most}): put text that has the delimiter in quotes`
    case 'nobody':
      return 'neither a name nor a phone: write one of them'
    case 'phone-short':
      return `${fault.digits} ${fault.digits === 1 ? 'digit is' : 'digits are'} missing: 10 are needed after +7 (“${fault.written}”)`
    case 'phone-long':
      return `${fault.digits} ${fault.digits === 1 ? 'digit' : 'digits'} too many: 10 are needed after +7 (“${fault.written}”)`
    case 'phone-rounded':
      return `the spreadsheet rounded the number (“${fault.written}”): give the cell the format “Text” and write it again`
    case 'not-phone':
      return `no phone number (“${fault.written}”)`
    case 'not-email':
      return `no e-mail address (“${fault.written}”): name@server is needed`
    case 'not-date':
      return `no such date (“${fault.written}”): write 31.12.1990 or 1990-12-31`
    case 'not-amount':
      return `no amount (“${fault.written}”): write a number, for example 1234.50`
    case 'not-yes-no':
      return `neither yes nor no (“${fault.written}”)`
    case 'not-extension':
      return `no extension (“${fault.written}”): 1 to 11 digits are needed`
    case 'not-segment':
      return `no such segment (“${fault.written}”): there are A, B, C and D`
    case 'not-language':
      return `no such language (“${fault.written}”): there are ru and en`
    case 'not-time-zone':
      return `no such time zone (“${fault.written}”): write for example Asia/Yekaterinburg`
    case 'too-long':
      return `too long: ${fault.most} characters fit`
    case 'too-many':
      return `too many: ${fault.most} fit`
    case 'twice':
      return 'the same client stands further up in this file'
    case 'several-owners':
      return 'several clients have this number: add a column with the ID'
    case 'bad-card':
      return 'the card is damaged'
    default:
      return missingCase(fault)
  }
}

const digits = (count: number): string => `${count} ${plural(count, ['цифры', 'цифр', 'цифр'])}`

function plural(count: number, [one, few, many]: readonly [string, string, string]): string {
  const [unit, ten] = [count % 10, count % 100]
  if (unit === 1 && ten !== 11) return one
  return unit >= 2 && unit <= 4 && (ten < 12 || ten > 14) ? few : many
}
