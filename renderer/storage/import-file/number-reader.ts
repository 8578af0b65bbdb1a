import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { NumberReader } from '../../../core/domain/directory/file/file-phone.ts'

/** Numbers of a file by libphonenumber, for those that are not written the usual way. */
export function numberReader(country: string): NumberReader {
  const home = isSupportedCountry(country) ? country : undefined
  return {
    country,
    toE164: (raw) => {
      const parsed = parsePhoneNumberFromString(raw, { ...(home && { defaultCountry: home }), extract: false })
      return parsed?.isPossible() === true ? parsed.number : undefined
    },
  }
}
