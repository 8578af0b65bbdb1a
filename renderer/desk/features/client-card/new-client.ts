import type { Client, ClientId, ClientPhone } from '../../../../core/domain/client/client.ts'
import type { PhoneNumbers } from '../../../../core/ports/phone-numbers.ts'

/** What the short form asks about somebody nobody knows. */
export interface NewClientDraft {
  readonly name: string
  readonly phone: string
  readonly role: 'private' | 'employee' | 'director'
  readonly company: string
  readonly title: string
}

/** What a field lacks; each says how to mend it. */
export type DraftError =
  | { readonly field: 'name'; readonly why: 'missing' }
  | { readonly field: 'company'; readonly why: 'missing' }
  | { readonly field: 'phone'; readonly why: 'wrong' }
  | { readonly field: 'phone'; readonly why: 'short'; readonly missingDigits: number }

/** Digits of a Russian number after +7. */
const RU_DIGITS = 10

export function checkDraft(draft: NewClientDraft, numbers: Pick<PhoneNumbers, 'toE164'>): readonly DraftError[] {
  const errors: DraftError[] = []
  if (draft.name.trim() === '') errors.push({ field: 'name', why: 'missing' })
  const phone = phoneError(draft.phone, numbers)
  if (phone !== undefined) errors.push(phone)
  if (draft.role !== 'private' && draft.company.trim() === '') errors.push({ field: 'company', why: 'missing' })
  return errors
}

/** An empty number is allowed: a withheld caller may keep it so. */
function phoneError(raw: string, numbers: Pick<PhoneNumbers, 'toE164'>): DraftError | undefined {
  if (raw.trim() === '') return undefined
  const digits = raw.replace(/\D/g, '')
  const national = raw.trim().startsWith('+7') || digits.startsWith('8') ? digits.slice(1) : undefined
  if (national !== undefined && national.length < RU_DIGITS)
    return { field: 'phone', why: 'short', missingDigits: RU_DIGITS - national.length }
  return numbers.toE164(raw) === undefined ? { field: 'phone', why: 'wrong' } : undefined
}

/** The record of a new client. The draft must have passed `checkDraft`. */
export function clientOf(
  draft: NewClientDraft,
  id: ClientId,
  language: 'ru' | 'en',
  status: string,
  numbers: Pick<PhoneNumbers, 'toE164'>,
): Client {
  const [given = '', ...rest] = draft.name.trim().split(/\s+/)
  const e164 = numbers.toE164(draft.phone)
  const phones: ClientPhone[] = e164 === undefined ? [] : [{ number: e164, kind: draft.role === 'private' ? 'mobile' : 'work' }]
  const company = draft.company.trim()
  const title = draft.title.trim()
  return {
    id,
    name: { given, family: rest.join(' ') },
    language,
    phones,
    emails: [],
    segment: 'D',
    vip: false,
    status,
    ...(company === '' ? {} : { company }),
    roles: [{ id: 'main', kind: draft.role, lineIds: [], ...(title === '' ? {} : { title }), ...(company === '' ? {} : { company }) }],
    facts: [],
    alerts: [],
    requests: [],
    history: [],
  }
}
