const formats = new Map<string, Intl.NumberFormat>()

/** A sum with its currency: «12 400 ₽», "€12,400"; without hundredths where there are none. */
export const formatMoney = (amount: number, currency: string, locale: 'ru' | 'en'): string => {
  const digits = Number.isInteger(amount) ? 0 : 2
  const key = `${locale}${currency}${digits}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  formats.set(key, format)
  return format.format(amount).replaceAll(/\s/g, '\u00a0')
}
