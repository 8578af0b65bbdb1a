import { readWrittenNumber } from '../../core/domain/client/written-number.ts'
import type { PhoneNumbers } from '../../core/ports/phone-numbers.ts'

/** Knows Russian numbers of eleven digits and what already is E.164; enough for tests that are not about numbers. */
export class FakePhoneNumbers implements PhoneNumbers {
  parse(raw: string): { readonly number: string; readonly extension?: string } | undefined {
    const written = readWrittenNumber(raw)
    const number = written && e164(written.number)
    if (number === undefined) return undefined
    return { number, ...(written?.extension === undefined ? {} : { extension: written.extension }) }
  }

  toE164(raw: string): string | undefined {
    return this.parse(raw)?.number
  }

  toMasked(raw: string): string {
    return `•••${raw.slice(-2)}`
  }

  toShown(raw: string): string {
    return raw
  }
}

function e164(raw: string): string | undefined {
  const digits = raw.replace(/\D/g, '')
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`
  return raw.startsWith('+') && digits.length >= 8 ? `+${digits}` : undefined
}
