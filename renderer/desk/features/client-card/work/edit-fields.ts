import type { FieldEdit } from '../../../../../core/domain/client/change/client-change.ts'
import { EDITABLE_FIELDS, type EditableField, type FieldValue } from '../../../../../core/domain/client/change/editable-field.ts'
import { fieldValue } from '../../../../../core/domain/client/change/field-value.ts'
import { sameValue } from '../../../../../core/domain/client/change/same-value.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import type { Typed } from '../../../state/card-work-store.ts'

/** One typed line an e-mail: what is kept and what is new stand in one field of the draft. */
const LINE = '\n'
/** Typed beside those that are there: those are shown masked. */
export const NEW_EMAIL = 'newEmail'

/** A field as it is typed; a name takes three. */
export function typedOf(field: EditableField, value: FieldValue): Typed {
  if (field === 'name') {
    const name = value !== null && typeof value === 'object' && 'given' in value ? value : { given: '', family: '' }
    return { given: name.given, family: name.family, patronymic: name.patronymic ?? '' }
  }
  return { [field]: asText(value) }
}

function asText(value: FieldValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if ('month' in value) return `${twoDigits(value.day)}.${twoDigits(value.month)}`
  if ('given' in value) return ''
  return value.join(LINE)
}

const twoDigits = (count: number): string => String(count).padStart(2, '0')

/** What was typed, as a value of the field. Whether it may be so is said by `checkValue`. */
export function valueOf(field: EditableField, typed: Typed): FieldValue {
  const text = (typed[field] ?? '').trim()
  switch (field) {
    case 'name': {
      const [given, family, patronymic] = [typed['given'], typed['family'], typed['patronymic']].map((part) => (part ?? '').trim())
      return { given: given ?? '', family: family ?? '', ...(patronymic === undefined || patronymic === '' ? {} : { patronymic }) }
    }
    case 'emails':
      return `${text}${LINE}${typed[NEW_EMAIL] ?? ''}`.split(/[\s,;]+/u).filter((email) => email !== '')
    case 'language':
      return text === 'en' ? 'en' : 'ru'
    case 'segment':
      return text === 'A' || text === 'B' || text === 'C' ? text : 'D'
    case 'vip':
      return text === 'yes'
    case 'birthday':
      return text === '' ? null : birthdayOf(text)
    case 'status':
      return text
    case 'company':
    case 'city':
    case 'timeZone':
      return text === '' ? null : text
    default:
      return missingCase(field)
  }
}

/** «21.03», "21/3"; what is no day is kept as an impossible one, so that the check speaks of it. */
function birthdayOf(text: string): { readonly month: number; readonly day: number } {
  const found = /^(\d{1,2})[./\s-](\d{1,2})\.?$/u.exec(text)
  return { day: Number(found?.[1] ?? 0), month: Number(found?.[2] ?? 0) }
}

/** The form as it begins. */
export function draftOf(client: Client): Typed {
  const fields = EDITABLE_FIELDS.map((field) => typedOf(field, fieldValue(client, field)))
  const companies = client.roles.map((role) => ({ [companyKey(role.id)]: role.company ?? '' }))
  return Object.assign({}, ...fields, ...companies) as Typed
}

export const companyKey = (roleId: string): string => `company:${roleId}`

/** Fields that were typed otherwise than they began. `begun`: the record as it was when the form opened, or was last told. */
export function editsOf(begun: Typed, typed: Typed): readonly FieldEdit[] {
  return EDITABLE_FIELDS.flatMap((field) => {
    const [before, after] = [valueOf(field, begun), valueOf(field, typed)]
    return sameValue(before, after) ? [] : [{ field, before, after }]
  })
}

export interface CompanyEdit {
  readonly roleId: string
  readonly company: string
  readonly before?: string
}

/** Companies of roles that were typed otherwise. */
export function companyEdits(client: Client, begun: Typed, typed: Typed): readonly CompanyEdit[] {
  return client.roles.flatMap(({ id }) => {
    const [before, company] = [begun[companyKey(id)] ?? '', (typed[companyKey(id)] ?? '').trim()]
    return before === company ? [] : [{ roleId: id, company, ...(before === '' ? {} : { before }) }]
  })
}
