import { missingCase } from '../../exhaustive.ts'
import type { Client } from '../client.ts'
import { CHANGE_LIMITS } from './change-limits.ts'
import type { ChangeRefusal, RefusalReason } from './change-refusal.ts'
import type { FieldEdit } from './client-change.ts'
import type { EditableField, FieldValue } from './editable-field.ts'
import { fieldValue } from './field-value.ts'
import { sameValue } from './same-value.ts'

/** Why these edits are not taken; undefined: they are. */
export function checkEdits(client: Client, edits: readonly FieldEdit[]): ChangeRefusal | undefined {
  if (edits.every(({ before, after }) => sameValue(before, after))) return { why: 'nothing-changed' }
  for (const { field, before, after } of edits) {
    const why = sameValue(fieldValue(client, field), before) ? checkValue(field, after) : 'moved'
    if (why !== undefined) return { why, field }
  }
  return undefined
}

/** Why a field cannot have this value; undefined: it can. */
export function checkValue(field: EditableField, value: FieldValue): RefusalReason | undefined {
  switch (field) {
    case 'name':
      return checkName(value)
    case 'status':
      return value === null || isBlank(value) ? 'status-empty' : tooLong(value)
    case 'company':
    case 'city':
      return value === null ? undefined : isBlank(value) ? 'value-missing' : tooLong(value)
    case 'emails':
      return checkEmails(value)
    case 'language':
    case 'segment':
    case 'vip':
      return value === null ? 'value-missing' : undefined
    case 'timeZone':
      return value === null || (typeof value === 'string' && isTimeZone(value)) ? undefined : 'time-zone-invalid'
    case 'birthday':
      return checkBirthday(value)
    default:
      return missingCase(field)
  }
}

const isBlank = (value: FieldValue): boolean => typeof value === 'string' && value.trim() === ''
const tooLong = (value: FieldValue): RefusalReason | undefined =>
  typeof value === 'string' && value.length > CHANGE_LIMITS.text ? 'too-long' : undefined

function checkName(value: FieldValue): RefusalReason | undefined {
  if (value === null || typeof value !== 'object' || !('given' in value)) return 'name-empty'
  const parts = [value.given, value.family, value.patronymic ?? '']
  if (`${value.given}${value.family}`.trim() === '') return 'name-empty'
  return parts.some((part) => part.length > CHANGE_LIMITS.text) ? 'too-long' : undefined
}

/** RFC 5321 §4.1.2 in short: something, one at-sign, a domain with no spaces. The mail server knows better. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

export const isEmail = (text: string): boolean => text.length <= CHANGE_LIMITS.email && EMAIL.test(text)

function checkEmails(value: FieldValue): RefusalReason | undefined {
  if (value === null) return undefined
  if (!Array.isArray(value)) return 'email-invalid'
  const emails: readonly unknown[] = value
  if (emails.length > CHANGE_LIMITS.emails) return 'too-many'
  const folded = emails.map((email) => (typeof email === 'string' && isEmail(email) ? email.toLowerCase() : undefined))
  if (folded.includes(undefined)) return 'email-invalid'
  return new Set(folded).size < folded.length ? 'email-doubled' : undefined
}

/** Days of the months; 29 February is a birthday. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function checkBirthday(value: FieldValue): RefusalReason | undefined {
  if (value === null) return undefined
  if (typeof value !== 'object' || !('month' in value)) return 'birthday-invalid'
  const days = DAYS[value.month - 1]
  const exists = days !== undefined && Number.isInteger(value.day) && value.day >= 1 && value.day <= days
  return exists ? undefined : 'birthday-invalid'
}

/** IANA names, as ECMA-402 knows them. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name.length <= 64
  } catch {
    return false
  }
}
