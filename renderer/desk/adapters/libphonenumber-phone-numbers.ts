import { parsePhoneNumberFromString, type CountryCode, isSupportedCountry, type PhoneNumber } from 'libphonenumber-js/min'
import { readWrittenNumber } from '../../../core/domain/client/written-number.ts'
import type { PhoneNumbers } from '../../../core/ports/phone-numbers.ts'

/** How many digits of the area code stay readable, and how many at the end. */
const AREA_DIGITS = 3
const TAIL_DIGITS = 2
/** A card shows the same numbers in several places and draws them often; so many are remembered. */
const MASKED_KEPT = 500
const NBSP = '\u00a0'

/** Numbers by libphonenumber; `country` (ISO 3166-1 alpha-2) for those written without one. The first parse costs ~9 ms: it is done here. */
export const createPhoneNumbers = (country: string): PhoneNumbers => {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  // `extract: false`: digits that stand in other text are no number.
  const read = (number: string) => parsePhoneNumberFromString(number, { ...(home && { defaultCountry: home }), extract: false })
  read('+70000000000')
  const parse: PhoneNumbers['parse'] = (raw) => {
    const written = readWrittenNumber(raw)
    const parsed = written && read(written.number)
    if (parsed?.isPossible() !== true) return undefined
    return { number: parsed.number, ...(written?.extension === undefined ? {} : { extension: written.extension }) }
  }
  const masked = new Map<string, string>()
  return {
    parse,
    toE164: (raw) => parse(raw)?.number,
    toMasked: (raw) => {
      const text = masked.get(raw) ?? mask(raw, read(readWrittenNumber(raw)?.number ?? raw))
      if (masked.size >= MASKED_KEPT) masked.clear()
      masked.set(raw, text)
      return text
    },
    toShown: (raw) => show(raw, read(readWrittenNumber(raw)?.number ?? raw)),
  }
}

const mask = (raw: string, parsed: PhoneNumber | undefined): string => {
  if (parsed?.isPossible() !== true) return maskTail(raw)
  const code = `+${parsed.countryCallingCode}`
  const national = parsed.formatInternational().slice(code.length).trim().replaceAll('-', ' ')
  return `${code} ${maskMiddle(national)}`.replaceAll(' ', NBSP)
}

const show = (raw: string, parsed: PhoneNumber | undefined): string =>
  parsed?.isPossible() === true ? parsed.formatInternational().replaceAll(/[- ]/g, NBSP) : raw

const maskMiddle = (national: string): string => {
  const total = national.replace(/\D/g, '').length
  const area = Math.min(AREA_DIGITS, (national.split(' ')[0] ?? '').length, Math.max(0, total - TAIL_DIGITS - 2))
  let index = 0
  return national.replace(/\d/g, (digit) => {
    index += 1
    return index <= area || index > total - TAIL_DIGITS ? digit : '•'
  })
}

/** What is no phone number (an extension, a name): all but the last two characters. */
const maskTail = (raw: string): string => '•'.repeat(Math.max(0, raw.length - TAIL_DIGITS)) + raw.slice(-TAIL_DIGITS)
