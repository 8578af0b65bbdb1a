import type { ClientChangeBody } from '../../../core/domain/client/change/client-change.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { ClientFieldName } from '../../../core/domain/script/client-field.ts'

/** The change that writes an answer into the card; undefined: it stands there already. */
export function editsFor(
  client: Client,
  field: ClientFieldName,
  written: string,
  toE164: (text: string) => string | undefined,
): ClientChangeBody | undefined {
  const text = written.trim()
  switch (field) {
    case 'email':
      if (client.emails.includes(text)) return undefined
      return { kind: 'edited', edits: [{ field: 'emails', before: client.emails, after: [...client.emails, text] }] }
    case 'phone': {
      const number = toE164(text) ?? text
      return client.phones.some((phone) => phone.number === number) ? undefined : { kind: 'phone-added', phone: { number, kind: 'mobile' } }
    }
    case 'company':
    case 'city':
    case 'status': {
      const before = client[field] ?? null
      return before === text ? undefined : { kind: 'edited', edits: [{ field, before, after: text }] }
    }
  }
}
