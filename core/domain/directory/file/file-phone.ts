import type { ClientPhone } from '../../client/client.ts'
import { readWrittenNumber } from '../../client/written-number.ts'
import type { RowFault } from './row-fault.ts'

/** How numbers are written in the country of the seat. */
export interface NumberReader {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** See `PhoneNumbers`. */
  readonly toE164: (raw: string) => string | undefined
}

export type ReadPhone = { readonly kind: 'phone'; readonly phone: ClientPhone } | { readonly kind: 'fault'; readonly fault: RowFault }

/** Digits behind +7 (ITU-T E.164, Russian numbering plan). */
const RUSSIAN_DIGITS = 10
/** Longest text shown of what was written. */
const SHOWN = 40

/** Several numbers in one cell: `;`, `/`, a new line, `или`, and a comma that no extension stands behind. */
export function splitPhones(cell: string): readonly string[] {
  if (/^[\d+][\d\s()-]*$/.test(cell)) return [cell]
  return cell
    .split(/\s*(?:[\n|]|;(?!\s*ext=)|\/|\sили\s|\sor\s|,(?=\s*(?:\+|\(?\d[\d\s().-]{8,})))\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A number of a cell, or what is wrong with it and how to mend it. */
export function readPhone(written: string, kind: ClientPhone['kind'], reader: NumberReader): ReadPhone {
  const plain = reader.country === 'RU' ? russianOf(written) : undefined
  if (plain !== undefined) return { kind: 'phone', phone: { number: plain, kind } }
  const shown = written.slice(0, SHOWN)
  if (/^\d[.,]\d+e\+?\d+$/i.test(written)) return { kind: 'fault', fault: { kind: 'phone-rounded', written: shown } }
  const read = readWrittenNumber(written)
  if (read === undefined) return { kind: 'fault', fault: { kind: 'not-phone', written: shown } }
  const off = reader.country === 'RU' ? russianDigitsOff(read.number) : 0
  if (off !== 0) return { kind: 'fault', fault: { kind: off < 0 ? 'phone-short' : 'phone-long', digits: Math.abs(off), written: shown } }
  const number = reader.toE164(read.number)
  if (number === undefined || !/^\+[1-9]\d{1,14}$/.test(number)) return { kind: 'fault', fault: { kind: 'not-phone', written: shown } }
  return { kind: 'phone', phone: { number, kind, ...(read.extension === undefined ? {} : { extension: read.extension }) } }
}

/** The way nearly every number of a list is written, without asking the library: a million rows are in a hurry. */
function russianOf(written: string): string | undefined {
  const bare = /[\s()-]/.test(written) ? written.replace(/[\s()-]/g, '') : written
  const national = bare.startsWith('+7') ? bare.slice(2) : bare.startsWith('8') || bare.startsWith('7') ? bare.slice(1) : bare
  // +7 6xx and 7xx are Kazakhstan, 3xx 4xx 8xx 9xx are Russia.
  return /^[346789]\d{9}$/.test(national) && (bare.length === 11 || bare.startsWith('+7') || bare.startsWith('9'))
    ? `+7${national}`
    : undefined
}

/** Digits too many (> 0) or too few (< 0) of a number that is meant to be Russian; 0 when it is right or none. */
function russianDigitsOff(number: string): number {
  const digits = number.replace(/\D/g, '')
  if (number.startsWith('+') && !number.startsWith('+7')) return 0
  if (/^(?:810|00)/.test(digits)) return 0
  const national = number.startsWith('+7') || /^[78]/.test(digits) ? digits.length - 1 : digits.length
  return national - RUSSIAN_DIGITS
}
