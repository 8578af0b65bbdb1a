import { STOP_WORDS } from '../../../core/domain/knowledge/stop-words.ts'
import { allowedEdits } from '../../../core/domain/search/edits.ts'
import { inOtherLayout } from '../../../core/domain/search/keyboard-layout.ts'
import { cachedStem, foldTyped, wordsOfText } from './article-terms.ts'

/** One typed word, and the forms it is looked for in. */
export interface QueryTerm {
  readonly typed: string
  readonly stem: string
  /** Typos it may have. */
  readonly edits: 0 | 1 | 2
  /** The operator may still be typing it. */
  readonly isLast: boolean
}

export interface ArticleQuery {
  readonly terms: readonly QueryTerm[]
  /** The same keys in the other keyboard layout. */
  readonly other?: { readonly text: string; readonly terms: readonly QueryTerm[] }
}

/** Longer queries are cut: a pasted letter must not hold up the search. */
const QUERY_CHARS = 200
const QUERY_WORDS = 8

/** Reads what was typed. Without terms: nothing was typed that can be looked for. */
export function articleQuery(text: string): ArticleQuery {
  const typed = text.slice(0, QUERY_CHARS)
  const other = inOtherLayout(typed)
  const terms = termsOf(typed)
  const otherTerms = other === undefined ? [] : termsOf(other)
  return other === undefined || otherTerms.length === 0 ? { terms } : { terms, other: { text: other.trim(), terms: otherTerms } }
}

function termsOf(text: string): readonly QueryTerm[] {
  const words = wordsOfText(text).map(foldTyped)
  const telling = words.filter((word, place) => !STOP_WORDS.has(word) || place === words.length - 1)
  const told = telling.length === 1 || !STOP_WORDS.has(telling.at(-1) ?? '') ? telling : telling.slice(0, -1)
  return told.slice(0, QUERY_WORDS).map((word, place, all) => ({
    typed: word,
    stem: cachedStem(word),
    edits: /\d/u.test(word) ? 0 : allowedEdits(word.length),
    isLast: place === all.length - 1 && word === words.at(-1),
  }))
}
