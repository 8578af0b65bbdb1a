import { missingCase } from '../../exhaustive.ts'
import type { ClientPhone, PersonName } from '../../client/client.ts'
import { err, ok, type Result } from '../../result.ts'
import { amountOf, dayOf, isTimeZone, languageOf, momentOf, segmentOf, textOf, yesNoOf } from './cell-values.ts'
import type { ColumnTarget, ImportColumn } from './column-target.ts'
import { readPhone, splitPhones, type NumberReader } from './file-phone.ts'
import type { RowFault } from './row-fault.ts'
import type { RowFields } from './row-fields.ts'
import { nameOfCell } from './row-name.ts'

/** Bounds of a client's record, in characters or pieces. */
const TEXT = 500
const ID = 64
const LOGIN = 128
const EMAIL = 254
const TAG = 64
const LOGINS = 20
const TAGS = 50
/** Nobody has more; a cell that says so has run into its neighbours. */
const PHONES = 20
/** Longest text shown of what was written. */
const SHOWN = 40

type Names = { family?: string; given?: string; patronymic?: string; full?: PersonName }

interface Reading {
  readonly fields: RowFields
  readonly names: Names
  readonly faults: RowFault[]
  readonly numbers: NumberReader
  extension?: string
}

/** What a row says, by what its columns are; or everything that is wrong with it. */
export function readRow(
  cells: readonly string[],
  columns: readonly ImportColumn[],
  numbers: NumberReader,
): Result<RowFields, readonly RowFault[]> {
  const reading: Reading = { fields: { phones: [], emails: [], logins: [], tags: [], facts: [] }, names: {}, faults: [], numbers }
  const { fields, faults } = reading
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    faults.push({ kind: 'too-many-cells', most: columns.length })
  for (let column = 0; column < columns.length; column += 1) {
    const what = columns[column]
    const cell = cells[column]
    if (what === undefined || cell === undefined || what.target === 'skip' || cell === '') continue
    readCell(reading, what, cell, column)
  }
  nameTheClient(reading)
  if (fields.name === undefined && fields.phones.length === 0 && faults.length === 0) faults.push({ kind: 'nobody' })
  giveExtension(reading)
  return faults.length > 0 ? err(faults) : ok(fields)
}

/** Undefined: it was too long, and that was noted. */
function bounded(reading: Reading, text: string, most: number, column: number): string | undefined {
  if (text.length <= most) return text
  reading.faults.push({ column, kind: 'too-long', most })
  return undefined
}

function readCell(reading: Reading, { target, header }: ImportColumn, cell: string, column: number): void {
  const phoneKind = PHONE_KINDS[target]
  if (phoneKind !== undefined) return readPhones(reading, cell, phoneKind, column)
  const text = textOf(cell)
  if (text === '') return
  switch (target) {
    case 'email':
    case 'login':
    case 'tag':
      return readList(reading, target, text, column)
    case 'segment':
    case 'vip':
    case 'debt':
    case 'birthday':
    case 'since':
    case 'language':
    case 'time-zone':
    case 'extension':
      return readValue(reading, target, text, column)
    default:
      return readText(reading, target, text, header, column)
  }
}

const PHONE_KINDS: Readonly<Partial<Record<ColumnTarget, ClientPhone['kind']>>> = {
  phone: 'mobile',
  mobile: 'mobile',
  'work-phone': 'work',
  'office-phone': 'office',
  'home-phone': 'home',
}

function readPhones({ fields, faults, numbers }: Reading, cell: string, kind: ClientPhone['kind'], column: number): void {
  for (const written of splitPhones(textOfLines(cell))) {
    const read = readPhone(written, kind, numbers)
    if (read.kind === 'fault') faults.push({ ...read.fault, column })
    else if (fields.phones.length >= PHONES) return void faults.push({ column, kind: 'too-many', most: PHONES })
    else if (!fields.phones.some(({ number, extension }) => number === read.phone.number && extension === read.phone.extension))
      fields.phones.push(read.phone)
  }
}

/** Lines of a cell stay: each may hold a number. */
const textOfLines = (cell: string): string => (cell.includes('\n') ? cell.split('\n').map(textOf).join('\n') : textOf(cell))

const LISTS = {
  email: { most: EMAIL, pieces: 50, split: /[;,|\s]+/ },
  login: { most: LOGIN, pieces: LOGINS, split: /[;,|\s]+/ },
  tag: { most: TAG, pieces: TAGS, split: /\s*[;,|]\s*/ },
} as const

function readList(reading: Reading, target: keyof typeof LISTS, text: string, column: number): void {
  const { most, pieces, split } = LISTS[target]
  const { emails, logins, tags } = reading.fields
  const list = target === 'email' ? emails : target === 'login' ? logins : tags
  for (const piece of text.split(split)) {
    if (piece === '') continue
    const fits = bounded(reading, piece, most, column)
    if (fits === undefined || list.includes(fits)) continue
    if (target === 'email' && !/^[^\s@]+@[^\s@]+$/.test(fits))
      reading.faults.push({ column, kind: 'not-email', written: fits.slice(0, SHOWN) })
    else if (list.length >= pieces) return void reading.faults.push({ column, kind: 'too-many', most: pieces })
    else list.push(fits)
  }
}

type ValueTarget = 'segment' | 'vip' | 'debt' | 'birthday' | 'since' | 'language' | 'time-zone' | 'extension'

function readValue(reading: Reading, target: ValueTarget, text: string, column: number): void {
  const { fields } = reading
  const fault = { column, written: text.slice(0, SHOWN) }
  const wrong = (
    kind: 'not-segment' | 'not-yes-no' | 'not-amount' | 'not-date' | 'not-language' | 'not-time-zone' | 'not-extension',
  ): void => void reading.faults.push({ ...fault, kind })
  const value = VALUES[target](text)
  if (value === undefined) return wrong(WRONG[target])
  if ('extension' in value) reading.extension = value.extension
  else Object.assign(fields, value)
}

const VALUES: Readonly<Record<ValueTarget, (text: string) => Partial<RowFields> | { readonly extension: string } | undefined>> = {
  segment: (text) => present(segmentOf(text), (segment) => ({ segment })),
  vip: (text) => present(yesNoOf(text), (vip) => ({ vip })),
  // No debt is none, and says nothing.
  debt: (text) => present(amountOf(text), (debt) => (debt.amount > 0 ? { debt } : {})),
  birthday: (text) => present(dayOf(text), ({ month, day }) => ({ birthday: { month, day } })),
  since: (text) => present(present(dayOf(text), momentOf), (since) => ({ since })),
  language: (text) => present(languageOf(text), (language) => ({ language })),
  'time-zone': (text) => (isTimeZone(text) ? { timeZone: text } : undefined),
  extension: (text) => (/^\d{1,11}$/.test(text) ? { extension: text } : undefined),
}

const WRONG = {
  segment: 'not-segment',
  vip: 'not-yes-no',
  debt: 'not-amount',
  birthday: 'not-date',
  since: 'not-date',
  language: 'not-language',
  'time-zone': 'not-time-zone',
  extension: 'not-extension',
} as const

const present = <T, U>(value: T | undefined, make: (value: T) => U): U | undefined => (value === undefined ? undefined : make(value))

type TextTarget = Exclude<ColumnTarget, ValueTarget | keyof typeof LISTS>

function readText(reading: Reading, target: TextTarget, text: string, header: string, column: number): void {
  const { fields, names } = reading
  const fits = bounded(reading, text, target === 'id' ? ID : TEXT, column)
  if (fits === undefined) return
  switch (target) {
    case 'id':
    case 'company':
    case 'title':
    case 'status':
    case 'city':
    case 'manager':
      fields[target] ??= fits
      return
    case 'full-name': {
      const full = nameOfCell(fits, header)
      if (full !== undefined) names.full ??= full
      return
    }
    case 'family':
    case 'given':
    case 'patronymic':
      names[target] ??= fits
      return
    case 'fact':
    case 'document':
      fields.facts.push({
        label: textOf(header).slice(0, TEXT),
        value: fits,
        ...(target === 'document' ? { sensitive: true as const } : {}),
      })
      return
    case 'phone':
    case 'mobile':
    case 'work-phone':
    case 'office-phone':
    case 'home-phone':
    case 'skip':
      return
    default:
      missingCase(target)
  }
}

/** Columns of their own say more than one for the whole name; a client without a name is called as his company is. */
function nameTheClient({ fields, names }: Reading): void {
  const { family, given, patronymic, full } = names
  if (family !== undefined || given !== undefined) {
    const middle = patronymic ?? (given === undefined ? full?.patronymic : undefined)
    fields.name = {
      given: given ?? full?.given ?? '',
      family: family ?? '',
      ...(middle === undefined ? {} : { patronymic: middle }),
    }
  } else if (full !== undefined) fields.name = patronymic === undefined ? full : { ...full, patronymic }
  else if (fields.company !== undefined) fields.name = { given: fields.company, family: '' }
}

/** A column of extensions belongs to the first number that can have one. */
function giveExtension({ fields, extension }: Reading): void {
  if (extension === undefined) return
  const place = Math.max(
    0,
    fields.phones.findIndex(({ kind }) => kind !== 'mobile'),
  )
  const phone = fields.phones[place]
  if (phone !== undefined && phone.extension === undefined) fields.phones[place] = { ...phone, extension }
}
