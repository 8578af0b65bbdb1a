/** Keys of ЙЦУКЕН under the characters that QWERTY has on them (ГОСТ 6431-90, the layout of Windows and macOS PC). */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

const toCyrillic = new Map(Array.from(LATIN, (char, index) => [char, CYRILLIC[index] ?? char]))
const toLatin = new Map(Array.from(CYRILLIC, (char, index) => [char, LATIN[index] ?? char]))

/** Shifted signs of QWERTY that are letters on ЙЦУКЕН. */
const UNSHIFTED: Readonly<Record<string, string>> = { '~': '`', '{': '[', '}': ']', ':': ';', '"': "'", '<': ',', '>': '.' }

/**
 * The text as the other layout would have written it: `ghbdtn` → `привет`, `фтвкун` → `andrey`. In lower case.
 * Undefined when it has letters of both alphabets, or of none.
 */
export function inOtherLayout(text: string): string | undefined {
  const lower = text.toLowerCase()
  const latin = /[a-z]/.test(lower)
  const cyrillic = /[а-яё]/.test(lower)
  if (latin === cyrillic) return undefined
  const keys = latin ? toCyrillic : toLatin
  return Array.from(lower, (char) => keys.get(latin ? (UNSHIFTED[char] ?? char) : char) ?? char).join('')
}
