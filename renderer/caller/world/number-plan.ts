const NATIONAL_DIGITS = 10
const digits = (number: string): string => number.replaceAll(/\D/g, '')

/** Whether two written numbers are one telephone: the national part is compared, however the prefix is dialled. */
export function sameNumber(one: string, other: string): boolean {
  const [a, b] = [digits(one), digits(other)]
  if (a.length < NATIONAL_DIGITS || b.length < NATIONAL_DIGITS) return a === b
  return a.slice(-NATIONAL_DIGITS) === b.slice(-NATIONAL_DIGITS)
}

/** Outside numbers that end with two zeros are always busy, so that a busy line can be rehearsed. */
export const isBusyNumber = (number: string): boolean => digits(number).length >= NATIONAL_DIGITS && digits(number).endsWith('00')

/** Whether a caller number belongs to the outside world, not to an inside extension. */
export const isOutside = (number: string): boolean => digits(number).length >= NATIONAL_DIGITS
