import { foldWord } from './fold.ts'

/** A word of a text, folded, and where it stands there: [from, to) in UTF-16 units. */
export interface TextWord {
  readonly folded: string
  readonly from: number
  readonly to: number
}

/** An apostrophe inside a word belongs to it: O'Neil, Tat'yana. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ`][\p{L}\p{N}\p{M}]+)*/gu

/** The words of a text, in their order. Hyphens, quotes and points stand between words. */
export function wordsOf(text: string): readonly TextWord[] {
  const words: TextWord[] = []
  for (const match of text.matchAll(WORD)) {
    const folded = foldWord(match[0])
    if (folded !== '') words.push({ folded, from: match.index, to: match.index + match[0].length })
  }
  return words
}
