import type { Client, ClientRole } from '../../../core/domain/client/client.ts'

const SEGMENTS = ['A', 'B', 'C', 'D'] as const
const ROLES = ['private', 'employee', 'director'] as const

/** What the search keeps of a client. Texts are shown as they are here. */
export interface SearchRecord {
  readonly id: string
  readonly family: string
  readonly given: string
  readonly patronymic: string
  /** The company shown first; then those of other roles. */
  readonly companies: readonly string[]
  readonly title: string
  /** Segment, VIP and the kind of the first role: `marksOf`. */
  readonly marks: number
  /** E.164 */
  readonly phones: readonly string[]
  readonly requests: readonly string[]
}

export function searchRecordOf(client: Client): SearchRecord {
  const { name, roles, phones, requests } = client
  const role = roles[0]
  return {
    id: client.id,
    family: name.family,
    given: name.given,
    patronymic: name.patronymic ?? '',
    companies: companiesOf(client.company, roles),
    title: role?.title ?? '',
    marks: SEGMENTS.indexOf(client.segment) + (client.vip ? 4 : 0) + (role === undefined ? 0 : ROLES.indexOf(role.kind)) * 8,
    phones: once(phones.map((phone) => phone.number)),
    requests: requests.map((request) => request.number),
  }
}

function companiesOf(own: string | undefined, roles: readonly ClientRole[]): readonly string[] {
  const companies: string[] = []
  const add = (company: string | undefined): void => {
    if (company !== undefined && company !== '' && !companies.includes(company)) companies.push(company)
  }
  add(roles[0]?.company)
  add(own)
  for (const role of roles) add(role.company)
  return companies
}

const once = (numbers: readonly string[]): readonly string[] => (numbers.length > 1 ? [...new Set(numbers)] : numbers)

/** What the marks of a record say. */
export const marksOf = (marks: number) => ({
  segment: SEGMENTS[marks & 3] ?? 'D',
  vip: (marks & 4) !== 0,
  roleKind: ROLES[marks >> 3] ?? 'private',
})
