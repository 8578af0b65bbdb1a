import type { Client } from '../../../core/domain/client/client.ts'
import { identifiersOf } from '../../../core/domain/client/identifier.ts'
import type { DigestKind } from '../crypto/seat-keys.ts'

/** Something a client is found by, besides his id. */
export interface FiledUnder {
  readonly kind: DigestKind
  readonly text: string
}

/** Everything a client is found by besides his id, each once. */
export function filedUnder(client: Pick<Client, 'phones' | 'emails' | 'logins'>): readonly FiledUnder[] {
  const { phones, emails, logins } = client
  const filed: FiledUnder[] = []
  for (const [index, { number }] of phones.entries())
    if (phones.findIndex((other) => other.number === number) === index) filed.push({ kind: 'phone', text: number })
  if (emails.length > 0 || logins !== undefined) for (const { kind, value } of identifiersOf(client)) filed.push({ kind, text: value })
  return filed
}

export const filedKey = ({ kind, text }: FiledUnder): string => `${kind}:${text}`
