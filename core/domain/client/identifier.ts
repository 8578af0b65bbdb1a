import type { Client } from './client.ts'

/** A name in a system, by which PBXs and sites say who is calling. */
export interface Identifier {
  readonly kind: 'email' | 'login'
  readonly value: string
}

/** RFC 5321 §4.5.3.1.3 for addresses; logins are shorter. */
const LONGEST = { email: 254, login: 128 } as const
/** One @, something on both sides, nothing that breaks a line or a header. No more is asked: the directory decides. */
const email = /^[^\s@<>"\p{C}]{1,64}@[^\s@<>"\p{C}]{1,189}$/u
const login = /^[^\s<>"\p{C}]+$/u

/**
 * As it is filed and compared: without the space around it, of one case (nobody's mailbox differs by case only, whatever
 * RFC 5321 §2.4 allows), in one Unicode form. Undefined: it cannot be one.
 */
export function identifierOf(kind: Identifier['kind'], raw: string): Identifier | undefined {
  if (raw.length > 1024) return undefined
  const value = raw.normalize('NFC').trim().toLowerCase()
  if (value.length > LONGEST[kind]) return undefined
  return (kind === 'email' ? email : login).test(value) ? { kind, value } : undefined
}

/** Everything but phones that the client may be named by, each once. */
export function identifiersOf(client: Pick<Client, 'emails' | 'logins'>): readonly Identifier[] {
  const all = [
    ...client.emails.map((value) => identifierOf('email', value)),
    ...(client.logins ?? []).map((value) => identifierOf('login', value)),
  ].filter((one) => one !== undefined)
  return [...new Map(all.map((one) => [`${one.kind}:${one.value}`, one])).values()]
}

export const hasIdentifier = (client: Pick<Client, 'emails' | 'logins'>, { kind, value }: Identifier): boolean =>
  identifiersOf(client).some((one) => one.kind === kind && one.value === value)
