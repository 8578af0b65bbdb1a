/** Letters that decompose into nothing simpler, as people type them without their keyboard. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const PLAIN = /^[a-z0-9а-я]*$/

/**
 * One word as it is compared: lower case, ё as е, no diacritics, no signs inside. Й stays a letter of its own.
 * Folding twice changes nothing, and the fold of a beginning is the beginning of the fold (for composed letters).
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  const bare = lower
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('и\u0306', 'й')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return Array.from(bare, (letter) => SPELLED[letter] ?? letter).join('')
}
