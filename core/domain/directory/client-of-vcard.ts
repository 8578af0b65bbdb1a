import type { Client, ClientFact, ClientId, ClientPhone, ClientRole, PersonName } from '../client/client.ts'
import { err, ok, type Result } from '../result.ts'
import { isDirectorTitle, nameOfWords } from './person-words.ts'
import type { VCard, VCardProperty } from './vcard.ts'
import { phoneOf, withoutDoubles } from './written-phone.ts'

/** What a card does not say itself. */
export interface RecordFrame {
  readonly id: ClientId
  /** Absent: of a file that somebody brought. */
  readonly source?: string
  readonly version?: string
  readonly language: 'ru' | 'en'
  /** See `PhoneNumbers`. */
  readonly toE164: (raw: string) => string | undefined
}

/** Why a card is no client. `group`: it is a list of others (RFC 6350 §6.1.4), which is no fault. */
export type VCardFault = 'group' | 'no-name'

/** A client of a card. Everything that is no phone, name or address stands in its facts, in the order of the card. */
export function clientOfVCard(card: VCard, frame: RecordFrame): Result<Client, VCardFault> {
  const first = (name: string): VCardProperty | undefined =>
    card.properties.find((property) => property.name === name && property.text !== '')
  const kind = (first('KIND') ?? first('X-ADDRESSBOOKSERVER-KIND'))?.text.toLowerCase()
  if (kind === 'group') return err('group')
  const company = clip(first('ORG')?.parts[0])
  const title = clip(first('TITLE')?.text ?? first('ROLE')?.text)
  const name = nameOf(first('N'), first('FN')?.text, company)
  if (name === undefined) return err('no-name')
  const birthday = birthdayOf(first('BDAY')?.text)
  const city = clip(card.properties.find(({ name: property, parts }) => property === 'ADR' && (parts[3] ?? '') !== '')?.parts[3])
  const zone = first('TZ')?.text
  const tags = tagsOf(card)
  return ok({
    id: frame.id,
    name,
    language: languageOf(first('LANG')?.text) ?? frame.language,
    phones: phonesOf(card, frame.toE164),
    emails: textsOf(card, 'EMAIL')
      .map((email) => email.replace(/^mailto:/i, ''))
      .filter((email) => email.includes('@') && email.length <= 254),
    segment: 'C',
    vip: false,
    status: '',
    ...(birthday === undefined ? {} : { birthday }),
    ...(company === undefined ? {} : { company }),
    ...(zone !== undefined && /^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(zone) ? { timeZone: zone } : {}),
    ...(city === undefined ? {} : { city }),
    roles: [roleOf(title, company)],
    facts: factsOf(card, frame.language),
    ...(tags.length === 0 ? {} : { tags }),
    alerts: [],
    requests: [],
    history: [],
    ...(frame.source === undefined ? {} : { source: frame.source }),
    ...(frame.version === undefined ? {} : { version: frame.version.slice(0, 256) }),
  })
}

/** What names the card among others of its book; the same in every version of it. */
export const uidOfVCard = (card: VCard): string | undefined =>
  card.properties.find(({ name, text }) => name === 'UID' && text !== '')?.text.slice(0, 1_000)

/** How people would name a card that is refused. */
export const nameOfVCard = (card: VCard): string =>
  (
    card.properties.find(({ name, text }) => name === 'FN' && text !== '') ?? card.properties.find(({ name }) => name === 'UID')
  )?.text.slice(0, 100) ?? ''

const clip = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text.slice(0, 500))

const textsOf = (card: VCard, name: string): readonly string[] => [
  ...new Set(card.properties.filter((property) => property.name === name).map(({ text }) => text)),
]

/** `N` is `family;given;additional;…`; a card without it has at least `FN` (RFC 6350 §6.2.1), and a company its name. */
function nameOf(n: VCardProperty | undefined, fn: string | undefined, company: string | undefined): PersonName | undefined {
  const [family = '', given = '', additional = ''] = (n?.parts ?? []).map((part) => part.slice(0, 500))
  if (family !== '' || given !== '') return { given, family, ...(additional === '' ? {} : { patronymic: additional }) }
  return nameOfWords(fn ?? '') ?? (company === undefined ? undefined : { given: company, family: '' })
}

function phonesOf(card: VCard, toE164: RecordFrame['toE164']): readonly ClientPhone[] {
  const phones = card.properties
    .filter(({ name, types }) => name === 'TEL' && !types.includes('fax') && !types.includes('pager'))
    .map(({ text, types }) => phoneOf(text, phoneKindOf(types), toE164))
  return withoutDoubles(phones.filter((phone) => phone !== undefined))
}

function phoneKindOf(types: readonly string[]): ClientPhone['kind'] {
  if (types.some((type) => type === 'cell' || type === 'iphone' || type === 'mobile')) return 'mobile'
  if (types.includes('home')) return 'home'
  if (types.includes('main')) return 'office'
  return types.includes('work') ? 'work' : 'mobile'
}

function roleOf(title: string | undefined, company: string | undefined): ClientRole {
  const kind = company === undefined ? 'private' : isDirectorTitle(title) ? 'director' : 'employee'
  return {
    id: kind,
    kind,
    ...(title === undefined ? {} : { title }),
    ...(company === undefined ? {} : { company }),
    lineIds: [],
  }
}

/** `19850412`, `1985-04-12`, `--0412`, `--04-12` (RFC 6350 §4.3.1); the year is not kept. */
function birthdayOf(text: string | undefined): { readonly month: number; readonly day: number } | undefined {
  const found = /^(?:\d{4}-?|--)(\d{2})-?(\d{2})(?:T|$)/.exec(text ?? '')
  const [month, day] = [Number(found?.[1]), Number(found?.[2])]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { month, day } : undefined
}

function languageOf(text: string | undefined): 'ru' | 'en' | undefined {
  const tag = text?.slice(0, 2).toLowerCase()
  return tag === 'ru' || tag === 'en' ? tag : undefined
}

const tagsOf = (card: VCard): readonly string[] =>
  [
    ...new Set(
      textsOf(card, 'CATEGORIES')
        .flatMap((text) => text.split(','))
        .map((tag) => tag.trim().slice(0, 64)),
    ),
  ]
    .filter((tag) => tag !== '')
    .slice(0, 50)

const LABELS = { NOTE: { ru: 'Заметка', en: 'Note' }, URL: { ru: 'Сайт', en: 'Site' }, ADR: { ru: 'Адрес', en: 'Address' } } as const

function factsOf(card: VCard, language: 'ru' | 'en'): readonly ClientFact[] {
  const facts: ClientFact[] = []
  for (const { name, text, parts } of card.properties) {
    if (name !== 'NOTE' && name !== 'URL' && name !== 'ADR') continue
    const value = (name === 'ADR' ? parts.filter((part) => part !== '').join(', ') : text).slice(0, 500)
    if (value !== '' && facts.length < 20) facts.push({ label: LABELS[name][language], value })
  }
  return facts
}
