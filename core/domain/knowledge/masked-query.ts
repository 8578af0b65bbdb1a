/** Longest query that is told, UTF-16 units. */
const LONGEST = 200
const EMAIL = /[^\s@<>«»"']+@[^\s@<>«»"']+/gu
/** Four digits and more, with what people put between the digits of a number. */
const DIGITS = /\+?\d(?:[\s().–—-]{0,2}\d){3,}/gu

/**
 * The words of a query without what may be of a client: addresses and long numbers. Undefined: nothing is left that says what was
 * looked for.
 */
export function maskedQuery(query: string): string | undefined {
  const masked = query.slice(0, 400).replace(EMAIL, '•@•').replace(DIGITS, '•••').replace(/\s+/gu, ' ').trim().slice(0, LONGEST).trim()
  return /[\p{L}\p{N}]/u.test(masked) ? masked : undefined
}
