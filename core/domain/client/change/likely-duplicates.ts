import type { Client, PersonName } from '../client.ts'

/** Why two records may be of one person. */
export type DuplicateReason =
  | { readonly kind: 'phone'; readonly number: string }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'login'; readonly login: string }
  /** The same name, in whatever order it is written. */
  | { readonly kind: 'name' }
  | { readonly kind: 'birthday' }
  | { readonly kind: 'company'; readonly company: string }

export interface LikelyDuplicate {
  readonly client: Client
  /** Weightiest first; at least one of phone, e-mail, login, name. */
  readonly reasons: readonly DuplicateReason[]
  /** False: the name alone, with nothing that confirms it. */
  readonly sure: boolean
}

/**
 * Which of these records may be of the same person as `client`, likeliest first. A phone, an e-mail or a login in common says it;
 * the same name says it together with a birthday or a company, and only hints at it alone.
 */
export function likelyDuplicates(client: Client, candidates: readonly Client[]): readonly LikelyDuplicate[] {
  const found = candidates.flatMap((other) => {
    if (other.id === client.id) return []
    const reasons = reasonsOf(client, other)
    const says = reasons.some(({ kind }) => kind === 'phone' || kind === 'email' || kind === 'login')
    const isNamed = reasons.some(({ kind }) => kind === 'name')
    if (!says && !isNamed) return []
    return [{ client: other, reasons, sure: says ? isNamed || reasons.length > 1 : reasons.length > 1 }]
  })
  return found.sort((a, b) => weight(b) - weight(a) || (a.client.id < b.client.id ? -1 : 1))
}

const WEIGHTS: Readonly<Record<DuplicateReason['kind'], number>> = { email: 5, login: 5, phone: 4, name: 3, birthday: 2, company: 1 }
const weight = ({ reasons }: LikelyDuplicate): number => reasons.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0)

function reasonsOf(client: Client, other: Client): readonly DuplicateReason[] {
  const emails = common(client.emails, other.emails).map((email) => ({ kind: 'email', email }) as const)
  const logins = common(client.logins ?? [], other.logins ?? []).map((login) => ({ kind: 'login', login }) as const)
  const numbers = other.phones.map(({ number }) => number)
  const phones = client.phones.filter(({ number }) => numbers.includes(number)).map(({ number }) => ({ kind: 'phone', number }) as const)
  const reasons: DuplicateReason[] = [...emails, ...logins, ...phones]
  if (isNamedAlike(client.name, other.name)) reasons.push({ kind: 'name' })
  const [one, two] = [client.birthday, other.birthday]
  if (one !== undefined && one.month === two?.month && one.day === two.day) reasons.push({ kind: 'birthday' })
  if (client.company !== undefined && folded(client.company) === folded(other.company ?? ''))
    reasons.push({ kind: 'company', company: client.company })
  return reasons
}

function common(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const others = new Set(theirs.map(folded))
  return ours.filter((text) => others.has(folded(text)))
}

/** Given and family name are the same, either way round; a patronymic speaks against it only when both have one. */
function isNamedAlike(one: PersonName, other: PersonName): boolean {
  const parts = ({ given, family }: PersonName): string =>
    [folded(given), folded(family)]
      .filter((part) => part !== '')
      .sort()
      .join(' ')
  const [ours, theirs] = [one.patronymic, other.patronymic]
  const differ = ours !== undefined && theirs !== undefined && folded(ours) !== folded(theirs)
  return !differ && parts(one) === parts(other) && parts(one).includes(' ')
}

const folded = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е')
