import type { Client, ClientFact, ClientId, ClientPhone, ClientRole } from '../../client/client.ts'
import { isDirectorTitle } from '../person-words.ts'
import type { RowFields } from './row-fields.ts'

/** A new client of a row. */
export function clientOfRow(fields: RowFields, language: 'ru' | 'en'): Client {
  const { name, phones, emails, logins, tags, facts, company } = fields
  return {
    id: idOfRow(fields),
    name: name ?? { given: '', family: '' },
    language: fields.language ?? language,
    phones,
    emails,
    ...(logins.length === 0 ? {} : { logins }),
    segment: fields.segment ?? 'C',
    vip: fields.vip ?? false,
    status: fields.status ?? '',
    ...scalarsOf(fields),
    ...(company === undefined ? {} : { company }),
    roles: [roleOf(fields.title, company)],
    facts,
    ...(tags.length === 0 ? {} : { tags }),
    alerts: [],
    requests: [],
    history: [],
  }
}

/** The client as he is, with what the row says: values are replaced, numbers, addresses and tags are added, nothing is taken away. */
export function withRow(client: Client, fields: RowFields): Client {
  const { name, phones, emails, logins, tags, facts, company, title } = fields
  const [role, ...others] = client.roles
  const allTags = union(client.tags ?? [], tags).slice(0, 50)
  const allLogins = union(client.logins ?? [], logins).slice(0, 20)
  return {
    ...client,
    ...(name === undefined ? {} : { name: name.patronymic === undefined ? { ...onlyPatronymic(client), ...name } : name }),
    phones: withPhones(client.phones, phones),
    emails: union(client.emails, emails),
    ...(allLogins.length === 0 ? {} : { logins: allLogins }),
    ...(fields.language === undefined ? {} : { language: fields.language }),
    ...(fields.segment === undefined ? {} : { segment: fields.segment }),
    ...(fields.vip === undefined ? {} : { vip: fields.vip }),
    ...(fields.status === undefined ? {} : { status: fields.status }),
    ...scalarsOf(fields),
    ...(company === undefined ? {} : { company }),
    roles:
      role === undefined || (company === undefined && title === undefined) ? client.roles : [withWork(role, title, company), ...others],
    facts: withFacts(client.facts, facts),
    ...(allTags.length === 0 ? {} : { tags: allTags }),
  }
}

function scalarsOf({ birthday, since, debt, city, manager, timeZone }: RowFields): Partial<Client> {
  return {
    ...(birthday === undefined ? {} : { birthday }),
    ...(since === undefined ? {} : { since }),
    ...(debt === undefined ? {} : { debt }),
    ...(city === undefined ? {} : { city }),
    ...(manager === undefined ? {} : { manager: { name: manager } }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }
}

const onlyPatronymic = ({ name }: Client): { readonly patronymic?: string } =>
  name.patronymic === undefined ? {} : { patronymic: name.patronymic }

function roleOf(title: string | undefined, company: string | undefined): ClientRole {
  const kind = isDirectorTitle(title) ? 'director' : company === undefined && title === undefined ? 'private' : 'employee'
  return { id: kind, kind, ...(title === undefined ? {} : { title }), ...(company === undefined ? {} : { company }), lineIds: [] }
}

const withWork = (role: ClientRole, title: string | undefined, company: string | undefined): ClientRole => ({
  ...role,
  ...(title === undefined ? {} : { title }),
  ...(company === undefined ? {} : { company }),
})

const union = (kept: readonly string[], more: readonly string[]): readonly string[] => [...new Set([...kept, ...more])]

const withPhones = (kept: readonly ClientPhone[], more: readonly ClientPhone[]): readonly ClientPhone[] => [
  ...kept,
  ...more.filter(({ number }) => !kept.some((phone) => phone.number === number)),
]

/** Facts of one label are replaced together. */
function withFacts(kept: readonly ClientFact[], more: readonly ClientFact[]): readonly ClientFact[] {
  const labels = new Set(more.map(({ label }) => label))
  const places = [...new Set([...kept, ...more].map(({ label }) => label))]
  return places.flatMap((label) => (labels.has(label) ? more : kept).filter((fact) => fact.label === label))
}

/** The id of the file; a row without one is named by name and numbers (or addresses), the same in every import. */
export function idOfRow({ id, name, phones, emails, company }: RowFields): ClientId {
  if (id !== undefined) return id as ClientId
  const places = phones.length > 0 ? phones.map(({ number }) => number) : [...emails, company]
  return `file-${hashOf([name?.family, name?.given, name?.patronymic, ...places])}` as ClientId
}

/** Two sums of 32 bits in hexadecimal digits. */
export function hashOf(parts: readonly (string | undefined)[]): string {
  const [one, two] = sumsOf(parts)
  return one.toString(16).padStart(8, '0') + two.toString(16).padStart(8, '0')
}

/** Two FNV-1a sums, 32 bits each. */
export function sumsOf(parts: readonly (string | undefined)[]): readonly [number, number] {
  let [one, two] = [0x811c_9dc5, 0x1234_5679]
  for (const part of parts) {
    const length = part?.length ?? 0
    for (let at = 0; at <= length; at += 1) {
      const code = part === undefined || at === length ? 0x1_f600 : part.charCodeAt(at)
      one = Math.imul(one ^ code, 0x0100_0193)
      two = Math.imul(two ^ code ^ (one >>> 15), 0x0100_01b3)
    }
  }
  return [one >>> 0, two >>> 0]
}
