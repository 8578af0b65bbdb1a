import type { Article } from '../../../core/domain/knowledge/article.ts'
import { stemOf } from '../../../core/word-stems/stem.ts'

/** Parts of an article that are searched apart, because they weigh differently. */
export const ARTICLE_FIELDS = ['title-ru', 'text-ru', 'title-en', 'text-en', 'tags'] as const
export type ArticleField = (typeof ARTICLE_FIELDS)[number]

/** Letters of a word that are compared; nobody types longer ones. */
const LONGEST_WORD = 40
const WORD = /[\p{L}\p{N}]+/gu

/** Words of a text as they are indexed: parts of compounds apart, so that «код» finds «ПИН-код». */
export const wordsOfText = (text: string): readonly string[] => text.match(WORD) ?? []

/** Stems by word: a language has some ten thousand words that come again and again. */
const CACHED = 100_000
const stems = new Map<string, string>()

/** `stemOf` with a memory. */
export function cachedStem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = stemOf(word.slice(0, LONGEST_WORD))
  if (stems.size >= CACHED) stems.clear()
  stems.set(word, stem)
  return stem
}

/** A word as it is typed, comparable to stems: lower case, «ё» as «е». */
export const foldTyped = (word: string): string => word.slice(0, LONGEST_WORD).toLowerCase().replaceAll('ё', 'е')

/** Every stem of an article once for each field it stands in. */
export function eachTerm(article: Article, visit: (term: string, field: number) => void): void {
  const own = article.language ?? 'ru'
  const other = own === 'ru' ? 'en' : 'ru'
  const translated = article.translations?.[other]
  const texts: Readonly<Record<ArticleField, string>> = {
    [`title-${own}` as const]: article.title,
    [`text-${own}` as const]: article.text,
    [`title-${other}` as const]: translated?.title ?? '',
    [`text-${other}` as const]: translated?.text ?? '',
    tags: [...(article.tags ?? []), article.abbreviation ?? ''].join(' '),
  } as Record<ArticleField, string>
  ARTICLE_FIELDS.forEach((name, field) => {
    for (const term of new Set(wordsOfText(texts[name]).map(cachedStem))) if (term !== '') visit(term, field)
  })
}
