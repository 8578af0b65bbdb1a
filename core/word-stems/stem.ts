import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'

/** Words of a text: letters and digits, and dashes between them. */
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu
const CYRILLIC = /^[а-яё-]+$/
const LATIN = /^[a-z-]+$/
/** Nouns on «-пись» (запись, подпись, перепись): the algorithm takes their «сь» for that of a reflexive verb, and only in this form. */
const LOOKS_REFLEXIVE = /пись$/

/**
 * A word without its ending, in lower case, «ё» as «е» (Snowball: Russian, English by the letters of the word). What is neither
 * (a number, a word of both alphabets) stays as it is.
 */
export function stemOf(word: string): string {
  const lower = word.toLowerCase()
  if (CYRILLIC.test(lower)) return russian(lower.replaceAll('ё', 'е').replace(LOOKS_REFLEXIVE, 'писи'))
  return LATIN.test(lower) ? english(lower) : lower
}

/** Words of a text in their order, as they stand. */
export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? []

/** Stems of the words of a text, in their order; doubles stay. */
export const stemsIn = (text: string): readonly string[] => wordsIn(text).map(stemOf)

/** Prepositions and the like are no longer. */
const SHORT = 2

/** Stems that say what a text is about: without words of one or two letters, unless it has no others. */
export function tellingStems(text: string): readonly string[] {
  const stems = stemsIn(text)
  const telling = stems.filter((stem) => stem.length > SHORT || /\d/u.test(stem))
  return telling.length > 0 ? telling : stems
}
