import type { Client } from '../client/client.ts'
import type { PrivacyRules } from './privacy-rules.ts'

/** Kinds of personal data that are masked and revealed together. */
export const PERSONAL_KINDS = ['numbers', 'documents', 'emails'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** What of this client is masked and could be revealed; empty when there is nothing to reveal. */
export function revealableOf(client: Pick<Client, 'phones' | 'emails' | 'facts'>, rules: PrivacyRules): readonly PersonalKind[] {
  const has: Readonly<Record<PersonalKind, boolean>> = {
    numbers: client.phones.length > 0,
    documents: client.facts.some(({ sensitive }) => sensitive === true),
    emails: client.emails.length > 0,
  }
  return PERSONAL_KINDS.filter((kind) => has[kind] && rules[kind] === 'masked')
}
