import type { ColumnTarget } from './column-target.ts'
import { SHARED_TARGETS } from './column-target.ts'

/** Names of columns in tables of clients, in both languages, most telling first; tried on letters and digits only, in small letters. */
const NAMES: readonly (readonly [RegExp, ColumnTarget])[] = [
  [/^(id|ид|код|кодклиента|идклиента|idклиента|clientid|customerid|внешнийid|externalid|uuid|guid|номерклиента|cid)$/, 'id'],
  [/паспорт|снилс|инн$|^инн|passport|taxid|ssn|документ|водительск|полис|^счет|account(no|number)|кредитнаякарта|номеркарты/, 'document'],
  [
    /^(фио|фамилияимяотчество|фамилияимя|имяфамилия|fullname|name|имяклиента|клиент|контакт|контактноелицо|client|customer|contact|наименованиеконтакта|displayname)$/,
    'full-name',
  ],
  [/^фамилия|surname|lastname|familyname|^family$/, 'family'],
  [/^отчество|patronymic|middlename/, 'patronymic'],
  [/^имя$|^имяконтакта$|firstname|givenname|^given$/, 'given'],
  [/^(доб|добавочный|добномер|внутренний|внутреннийномер|вн|ext|extension)$/, 'extension'],
  [/(tel|phone|тел|телефон|номер).*(моб|mob|cell)|(моб|mob|cell).*(tel|phone|тел|номер)?|^сот|сотов/, 'mobile'],
  [/(раб|служеб|work|business).*(tel|phone|тел|номер)?$|(tel|phone|тел|телефон).*(раб|служеб|work)/, 'work-phone'],
  [/(город|офис|office|main).*(tel|phone|тел)|(tel|phone|тел|телефон).*(город|офис|office)/, 'office-phone'],
  [/(дом|home).*(tel|phone|тел)|(tel|phone|тел|телефон).*(дом|home)/, 'home-phone'],
  [/телефон|^тел|phone|^tel|msisdn|номертелефона|контактныйномер/, 'phone'],
  [/e?mail|почт|адресэлектронной/, 'email'],
  [/логин|login|username|аккаунт|учетнаязапись/, 'login'],
  [/компани|организац|фирма|company|organi[sz]ation|работодатель|юрлицо|контрагент/, 'company'],
  [/должность|позиция|jobtitle|^title$|position/, 'title'],
  [/сегмент|segment|категорияклиента|классклиента/, 'segment'],
  [/^vip|вип/, 'vip'],
  [/статус|status|состояние/, 'status'],
  [/менеджер|manager|куратор|ответственный|accountmanager/, 'manager'],
  [/долг|задолжен|debt|arrears/, 'debt'],
  [/^тег|метк|^tag|labels?$|ярлык/, 'tag'],
  [/деньрождения|датарождения|^др$|birth|bday/, 'birthday'],
  [/клиентс|датарегистрации|since|registered|датаподключения|датапервого/, 'since'],
  [/^язык|language|^lang$/, 'language'],
  [/часовойпояс|timezone|таймзона/, 'time-zone'],
  [/^город|населенныйпункт|city|town/, 'city'],
]

/** What the columns of a header are; a name nobody knows becomes a fact of the card, an empty one is left out. */
export function guessColumns(header: readonly string[]): readonly ColumnTarget[] {
  const taken = new Set<ColumnTarget>()
  return header.map((name) => {
    const target = targetOf(name)
    if (SHARED_TARGETS.has(target) || !taken.has(target)) {
      taken.add(target)
      return target
    }
    return 'fact'
  })
}

export function targetOf(header: string): ColumnTarget {
  const bare = header
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (bare === '') return 'skip'
  return NAMES.find(([pattern]) => pattern.test(bare))?.[1] ?? 'fact'
}

/** Whether the first row of a table names its columns: some name is known, and nothing in it looks like a number to call. */
export function isHeader(row: readonly string[]): boolean {
  const looksLikeData = row.some((cell) => cell.replace(/\D/g, '').length >= 7 || cell.includes('@'))
  return !looksLikeData && row.some((cell) => !['fact', 'skip'].includes(targetOf(cell)))
}

/** What the columns of a table without a header are, by what most of their cells look like. */
export function guessByContent(rows: readonly (readonly string[])[]): readonly ColumnTarget[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const taken = new Set<ColumnTarget>()
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '')
    const target = contentOf(cells)
    if (SHARED_TARGETS.has(target) || !taken.has(target)) {
      taken.add(target)
      return target
    }
    return 'skip'
  })
}

function contentOf(cells: readonly string[]): ColumnTarget {
  const most = (pattern: RegExp): boolean => cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length > cells.length * 0.6
  if (most(/^[^\s@]+@[^\s@]+\.[^\s@]+/)) return 'email'
  if (most(/^\+?[\d\s().-]{7,24}$/)) return 'phone'
  if (most(/^\p{Lu}[\p{L}-]+\s+\p{Lu}[\p{L}.-]*/u)) return 'full-name'
  return 'skip'
}
