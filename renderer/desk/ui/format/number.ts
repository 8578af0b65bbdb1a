/** A formatter costs about a millisecond to make: on the card that is made while the phone rings, ten would be seen. */
const formats = new Map<string, Intl.NumberFormat>()

const formatOf = (locale: 'ru' | 'en', digits: number): Intl.NumberFormat => {
  const key = `${locale}${String(digits)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(key, made)
  return made
}

/** A number with the locale's decimal mark: `4,3` / `4.3`. */
export const formatNumber = (value: number, locale: 'ru' | 'en', digits = 0): string => formatOf(locale, digits).format(value)
