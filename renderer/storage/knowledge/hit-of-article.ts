import { articleIn as wordsIn } from '../../../core/domain/knowledge/article-words.ts'
import type { ArticleHit, ArticleReason, ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import { plainText } from '../../../core/domain/knowledge/plain-text.ts'
import { validityOf } from '../../../core/domain/knowledge/validity.ts'
import { editDistance } from '../../../core/domain/search/edits.ts'
import type { Mark } from '../../../core/domain/search/search-answer.ts'
import type { QueryTerm } from './article-query.ts'
import { cachedStem, foldTyped } from './article-terms.ts'

export interface Shown {
  readonly language: 'ru' | 'en'
  readonly now: number
  readonly finds: Finds
}

/** Whether a word of a text was looked for. */
export type Finds = (word: string) => boolean

/** Of one search: words that come again are looked at once. */
export function findsOf(terms: readonly QueryTerm[], typos: boolean): Finds {
  const known = new Map<string, boolean>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = terms.some((term) => isFound(word, term, typos))
    known.set(word, found)
    return found
  }
}

/** Of an excerpt so much is shown, and so much of it stands before the first word that was found. */
const EXCERPT = 180
const LEAD = 50
/** Of a long text only so much is looked through for the place to show. */
const LOOKED_THROUGH = 6_000

/** What the list shows of an article, in the language of the desk where it has one. */
export function hitOfArticle(article: ShelvedArticle, shown: Shown, reason: ArticleReason | undefined): ArticleHit {
  const { title, text } = wordsIn(article, shown.language)
  const plain = plainText(text.slice(0, LOOKED_THROUGH)).replace(/\s+/gu, ' ')
  const { from, to } = excerptOf(plain, marksIn(plain, shown.finds, 1)[0])
  const excerpt = `${from > 0 ? '…' : ''}${plain.slice(from, to).trim()}${to < plain.length ? '…' : ''}`
  return {
    organisation: article.organisation,
    id: article.id,
    kind: article.kind ?? 'answer',
    title,
    titleMarks: marksIn(title, shown.finds),
    excerpt,
    excerptMarks: marksIn(excerpt, shown.finds),
    validity: validityOf(article, shown.now),
    ...(article.validFrom === undefined ? {} : { validFrom: article.validFrom }),
    ...(article.validUntil === undefined ? {} : { validUntil: article.validUntil }),
    ...(article.abbreviation === undefined ? {} : { abbreviation: article.abbreviation }),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** A piece of the text around its first mark, from one word's beginning to another's end. */
function excerptOf(plain: string, first: Mark | undefined): { readonly from: number; readonly to: number } {
  const wanted = Math.max(0, (first?.from ?? 0) - LEAD)
  const from = wanted === 0 || first === undefined || first.to <= EXCERPT ? 0 : plain.indexOf(' ', wanted) + 1
  const end = from + EXCERPT
  if (end >= plain.length) return { from, to: plain.length }
  const space = plain.lastIndexOf(' ', end)
  return { from, to: space > from ? space : end }
}

/** Words of a text that were looked for, as [from, to); the first so many of them. */
function marksIn(text: string, finds: Finds, most = Infinity): readonly Mark[] {
  const marks: Mark[] = []
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!finds(word)) continue
    marks.push({ from: index, to: index + word.length })
    if (marks.length >= most) break
  }
  return marks
}

function isFound(word: string, { typed, stem, edits, isLast }: QueryTerm, typos: boolean): boolean {
  const found = cachedStem(word)
  if (found === stem) return true
  const folded = foldTyped(word)
  if ((isLast || typed.length > 2) && (folded.startsWith(typed) || found.startsWith(typed))) return true
  if (!typos || edits === 0 || found.length < 3 || Math.abs(found.length - stem.length) > edits + 2) return false
  return Math.min(editDistance(typed, found).whole, editDistance(stem, found).whole) <= edits
}
