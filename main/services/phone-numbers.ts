import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'
import type { PhoneNumbers } from '../../core/ports/phone-numbers.ts'

/** Numbers as the host normalises them: those of sources. `country` (ISO 3166-1 alpha-2) for those written without one. */
export function createPhoneNumbers(country: string): Pick<PhoneNumbers, 'toE164'> {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  return {
    toE164: (raw) => {
      const parsed = parsePhoneNumberFromString(raw, home)
      return parsed?.isPossible() === true ? parsed.number : undefined
    },
  }
}
