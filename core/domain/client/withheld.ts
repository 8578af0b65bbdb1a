/** What PBXs write in place of a number that the caller hides (RFC 3323 §4.1.1.3 `anonymous`; the rest from the field). */
const words = new Set(['', 'anonymous', 'restricted', 'unavailable', 'unknown', 'private', 'withheld'])

export function isWithheld(number: string): boolean {
  return words.has(number.trim().toLowerCase())
}
