import { allowedEdits } from './edits.ts'
import { inOtherLayout } from './keyboard-layout.ts'
import { numberQuery, type NumberQuery } from './number-query.ts'
import { soundsOf, unfinishedSoundsOf } from './sound.ts'
import { wordsOf } from './words.ts'

/** One typed word and the forms it is looked for in. */
export interface QueryWord {
  readonly folded: string
  /** Keys of its sound, for a word that may go on. */
  readonly sounds: readonly string[]
  /** Keys of its sound as it stands, for typos. */
  readonly wholeSounds: readonly string[]
  /** Typos it may have; none in a word with a digit. */
  readonly edits: 0 | 1 | 2
}

/** One way to read what was typed. */
export interface QueryReading {
  readonly layout: 'typed' | 'other'
  /** What was read, shown when nothing is found: «искали и по „привет“». */
  readonly text: string
  readonly words: readonly QueryWord[]
}

/** What is looked for. Without readings and number: nothing was typed that can be looked for. */
export interface SearchQuery {
  readonly readings: readonly QueryReading[]
  readonly number?: NumberQuery
}

/** Longer queries are cut: nobody types more, and a pasted letter must not hold up the search. */
export const QUERY_CHARS = 120
const QUERY_WORDS = 6

/** Reads what the operator typed: as it stands, in the other keyboard layout, and as a number. */
export function searchQuery(text: string): SearchQuery {
  const typed = text.slice(0, QUERY_CHARS)
  const other = inOtherLayout(typed)
  const readings = [reading('typed', typed), ...(other === undefined ? [] : [reading('other', other)])].filter(
    (one) => one.words.length > 0,
  )
  const number = numberQuery(typed)
  return number === undefined ? { readings } : { readings, number }
}

function reading(layout: QueryReading['layout'], text: string): QueryReading {
  const words = wordsOf(text)
    .slice(0, QUERY_WORDS)
    .map((word) => queryWord(word.folded))
  return { layout, text: text.trim(), words }
}

const queryWord = (folded: string): QueryWord => ({
  folded,
  sounds: unfinishedSoundsOf(folded).filter((sound) => says(sound, folded)),
  wholeSounds: soundsOf(folded).filter((sound) => says(sound, folded)),
  edits: /\d/.test(folded) ? 0 : allowedEdits(folded.length),
})

/** A letter typed four times sounds like one, and would find everybody who has it. */
const says = (sound: string, folded: string): boolean => sound.length >= Math.min(2, folded.length)
