import type { PhoneNumbers } from '../../../../core/ports/phone-numbers.ts'

/** What was typed into a number field. `short` and `long` count the digits to add or remove after +7. */
export type DialCheck =
  | { readonly kind: 'ok'; readonly number: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'short' | 'long'; readonly digits: number }
  | { readonly kind: 'invalid' }

/** Longest number dialled as it is: an extension or a queue. */
const EXTENSION_DIGITS = 6

/** Extensions and names pass as they are, phone numbers become E.164, the rest is told what to fix. */
export const checkDial = (raw: string, numbers: PhoneNumbers): DialCheck => {
  const text = raw.trim()
  if (text === '') return { kind: 'empty' }
  if (/^[a-z][\w.-]{0,63}$/i.test(text)) return { kind: 'ok', number: text }
  if (!/^[+\d\s()./*#-]+$/.test(text)) return { kind: 'invalid' }
  const digits = text.replace(/\D/g, '')
  if (!text.startsWith('+') && digits.length <= EXTENSION_DIGITS) return { kind: 'ok', number: text.replace(/[^\d*#]/g, '') }
  const russian = text.startsWith('+7') ? digits.length - 1 : undefined
  if (russian !== undefined && russian !== 10) return { kind: russian < 10 ? 'short' : 'long', digits: Math.abs(10 - russian) }
  const e164 = numbers.toE164(text)
  return e164 === undefined ? { kind: 'invalid' } : { kind: 'ok', number: e164 }
}
