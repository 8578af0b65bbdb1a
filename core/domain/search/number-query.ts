import { requestKey } from './request-key.ts'

/** What is looked for among numbers. */
export interface NumberQuery {
  /** Digits anywhere in a phone number; absent: they cannot be of a phone. */
  readonly phonePart?: string
  /** Digits a phone number in E.164 (without the plus) begins with. */
  readonly phoneStart?: string
  /** Beginning of a request's number, as `requestKey` writes it. */
  readonly request?: string
}

/** Fewer digits would find everybody. */
const FEWEST_DIGITS = 2
/** ITU-T E.164 §6.2.1: fifteen digits at most; two more for a prefix that is dialled. */
const MOST_DIGITS = 17
const DIGITS_ONLY = /^[\d\s+().\-–—№#/]+$/
const WITH_LETTERS = /^[№#]?\s*\p{L}{1,4}[-–—/]?\d[\d-]*$/u

/** Reads a query as a number: a phone in any form, a part of one, a request's number. Undefined: it is none. */
export function numberQuery(text: string): NumberQuery | undefined {
  const trimmed = text.trim()
  if (WITH_LETTERS.test(trimmed)) return { request: requestKey(trimmed) }
  if (!DIGITS_ONLY.test(trimmed)) return undefined
  const digits = trimmed.replace(/\D/g, '')
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return undefined
  if (/^[№#]/.test(trimmed)) return { request: digits }
  if (trimmed.startsWith('+')) return { phoneStart: digits }
  return { phonePart: digits, request: digits, ...startOf(digits) }
}

/** `8 912…` is dialled inside the country, `00…` or `810…` abroad. */
function startOf(digits: string): { readonly phoneStart?: string } {
  if (digits.startsWith('810') && digits.length > 6) return { phoneStart: digits.slice(3) }
  if (digits.startsWith('00') && digits.length > 4) return { phoneStart: digits.slice(2) }
  return digits.startsWith('8') && digits.length > 3 ? { phoneStart: `7${digits.slice(1)}` } : {}
}
