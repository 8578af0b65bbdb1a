import type { EditableField, FieldValue } from '../../../../../core/domain/client/change/editable-field.ts'
import type { MergeField } from '../../../../../core/domain/client/change/merge-field.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { maskEmail } from '../../../../../core/domain/privacy/masks.ts'
import type { WorkWords } from './change-text.ts'

/** A value of a field as it is read; undefined: empty. */
export function valueText(field: EditableField | MergeField, value: FieldValue | Client[MergeField], t: WorkWords): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'string') return field === 'language' ? t(value === 'en' ? 'english' : 'russian') : value
  if ('given' in value) return [value.given, value.patronymic, value.family].filter((part) => part !== undefined && part !== '').join(' ')
  if ('month' in value) return `${String(value.day).padStart(2, '0')}.${String(value.month).padStart(2, '0')}`
  if ('amount' in value) return `${value.amount} ${value.currency}`
  if ('title' in value) return value.title
  if ('text' in value) return value.text
  if ('name' in value) return value.name
  return value.length === 0 ? undefined : value.map(maskEmail).join(', ')
}
