import type { Client } from '../client.ts'

/** Fields of a record that an operator may edit as one value. Lists have changes of their own. */
export const EDITABLE_FIELDS = [
  'name',
  'status',
  'company',
  'emails',
  'language',
  'timeZone',
  'city',
  'segment',
  'vip',
  'birthday',
] as const
export type EditableField = (typeof EDITABLE_FIELDS)[number]

/** Value of a field; null: it is empty. */
export type FieldValue<F extends EditableField = EditableField> = F extends EditableField ? NonNullable<Client[F]> | null : never
