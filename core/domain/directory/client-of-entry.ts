import type { Client, ClientFact, ClientPhone, ClientRole, PersonName } from '../client/client.ts'
import { err, ok, type Result } from '../result.ts'
import type { RecordFrame } from './client-of-vcard.ts'
import { isDirectorTitle, nameOfWords } from './person-words.ts'
import { phoneOf, withoutDoubles } from './written-phone.ts'

/** Values of an attribute by its name in small letters, in the order of the server. */
export type EntryAttributes = ReadonlyMap<string, readonly string[]>

/** Attributes that a record is made of: inetOrgPerson (RFC 2798), person (RFC 4519), and what Active Directory has for the same. */
export const ENTRY_ATTRIBUTES = [
  'cn',
  'sn',
  'givenName',
  'displayName',
  'middleName',
  'telephoneNumber',
  'mobile',
  'homePhone',
  'otherTelephone',
  'otherMobile',
  'ipPhone',
  'mail',
  'uid',
  'sAMAccountName',
  'o',
  'company',
  'ou',
  'department',
  'title',
  'l',
  'preferredLanguage',
  'description',
  'employeeNumber',
] as const

const PHONES: readonly (readonly [string, ClientPhone['kind']])[] = [
  ['mobile', 'mobile'],
  ['othermobile', 'mobile'],
  ['telephonenumber', 'work'],
  ['othertelephone', 'work'],
  ['ipphone', 'office'],
  ['homephone', 'home'],
]

/** A client of a directory's entry; refused when nothing names it. */
export function clientOfEntry(entry: EntryAttributes, frame: RecordFrame): Result<Client, 'no-name'> {
  const first = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = entry.get(name)?.find((text) => text.trim() !== '')
      if (value !== undefined) return value.trim().slice(0, 500)
    }
    return undefined
  }
  const name = nameOf(first)
  if (name === undefined) return err('no-name')
  const company = first('o', 'company')
  const title = first('title')
  const city = first('l')
  const language = first('preferredlanguage')?.slice(0, 2).toLowerCase()
  const logins = [...new Set([...(entry.get('uid') ?? []), ...(entry.get('samaccountname') ?? [])])].filter(
    (login) => login !== '' && login.length <= 128,
  )
  return ok({
    id: frame.id,
    name,
    language: language === 'ru' || language === 'en' ? language : frame.language,
    phones: phonesOf(entry, frame.toE164),
    emails: [...new Set(entry.get('mail') ?? [])].filter((email) => email.includes('@') && email.length <= 254),
    ...(logins.length === 0 ? {} : { logins: logins.slice(0, 20) }),
    segment: 'C',
    vip: false,
    status: '',
    ...(company === undefined ? {} : { company }),
    ...(city === undefined ? {} : { city }),
    roles: [roleOf(title, company)],
    facts: factsOf(first, frame.language),
    alerts: [],
    requests: [],
    history: [],
    ...(frame.source === undefined ? {} : { source: frame.source }),
    ...(frame.version === undefined ? {} : { version: frame.version.slice(0, 256) }),
  })
}

type First = (...names: readonly string[]) => string | undefined

function nameOf(first: First): PersonName | undefined {
  const [given, family, patronymic] = [first('givenname'), first('sn'), first('middlename')]
  if (given !== undefined) return { given, family: family ?? '', ...(patronymic === undefined ? {} : { patronymic }) }
  return nameOfWords(first('displayname', 'cn') ?? '') ?? (family === undefined ? undefined : { given: '', family })
}

function phonesOf(entry: EntryAttributes, toE164: RecordFrame['toE164']): readonly ClientPhone[] {
  const written = PHONES.flatMap(([name, kind]) => (entry.get(name) ?? []).map((value) => phoneOf(value, kind, toE164)))
  return withoutDoubles(written.filter((phone) => phone !== undefined))
}

function roleOf(title: string | undefined, company: string | undefined): ClientRole {
  const kind = isDirectorTitle(title) ? 'director' : company === undefined && title === undefined ? 'private' : 'employee'
  return {
    id: kind,
    kind,
    ...(title === undefined ? {} : { title }),
    ...(company === undefined ? {} : { company }),
    lineIds: [],
  }
}

const FACTS = [
  { names: ['department', 'ou'], label: { ru: 'Отдел', en: 'Department' }, sensitive: false },
  { names: ['employeenumber'], label: { ru: 'Табельный номер', en: 'Employee number' }, sensitive: true },
  { names: ['description'], label: { ru: 'Описание', en: 'Description' }, sensitive: false },
] as const

const factsOf = (first: First, language: 'ru' | 'en'): readonly ClientFact[] =>
  FACTS.flatMap(({ names, label, sensitive }) => {
    const value = first(...names)
    return value === undefined ? [] : [{ label: label[language], value, ...(sensitive ? { sensitive: true as const } : {}) }]
  })
