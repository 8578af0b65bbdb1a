import type { Client } from '../client.ts'
import type { EditableField, FieldValue } from './editable-field.ts'

/** Fields that every record has. */
const REQUIRED: readonly EditableField[] = ['name', 'status', 'emails', 'language', 'segment', 'vip']

/** What a field says; null: it is empty. */
export const fieldValue = (client: Client, field: EditableField): FieldValue => client[field] ?? null

/** The record with another value. Null takes it out, where the record can be without it; elsewhere nothing changes. */
export function withFieldValue(client: Client, field: EditableField, value: FieldValue): Client {
  if (value !== null) return { ...client, [field]: value }
  if (field === 'status') return { ...client, status: '' }
  if (field === 'emails') return { ...client, emails: [] }
  if (REQUIRED.includes(field)) return client
  return without(client, field)
}

function without(client: Client, field: EditableField): Client {
  const entries = Object.entries(client).filter(([key]) => key !== field)
  return { ...requiredOf(client), ...Object.fromEntries(entries) }
}

/** What the compiler wants to see of a record; all of it is in the entries as well. */
const requiredOf = (client: Client) => {
  const { id, name, language, phones, emails, segment, vip, status, roles, facts, alerts, requests, history } = client
  return { id, name, language, phones, emails, segment, vip, status, roles, facts, alerts, requests, history }
}
