import type { Article } from './article.ts'

/** An abbreviation that was just completed at the caret. `start`…`caret` is replaced. */
export interface Expansion {
  readonly article: Article
  readonly start: number
}

/** The sign before an abbreviation: nobody begins a word with it. */
export const ABBREVIATION_SIGN = ';'
const LONGEST = 32

/**
 * The quick text whose abbreviation stands right before the caret, e.g. `;срок`; case aside. Undefined: there is none.
 * @param caret 0…`text.length`
 */
export function expansionAt(text: string, caret: number, quickTexts: readonly Article[]): Expansion | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret)
  const found = /;([\p{L}\p{N}-]+)$/u.exec(before)
  const typed = found?.[1]?.toLowerCase()
  if (typed === undefined) return undefined
  const article = quickTexts.find(({ abbreviation }) => abbreviation?.toLowerCase() === typed)
  return article && { article, start: caret - typed.length - ABBREVIATION_SIGN.length }
}
