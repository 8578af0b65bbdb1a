import type { WordIndex } from '../search/word-index.ts'
import { ArticleIndexBuilder } from './article-index.ts'
import { ArticleFinder } from './find-articles.ts'
import { articleIn, type KeptArticle } from './kept-article.ts'

/** Articles with their index: the article with number n is the n-th of the list. */
export interface ArticlePart {
  readonly articles: readonly KeptArticle[]
  readonly finder: ArticleFinder
}

export const partOf = (articles: readonly KeptArticle[], index: WordIndex): ArticlePart => ({
  articles,
  finder: new ArticleFinder(index, articles.length),
})

export interface BuildOptions {
  readonly onProgress?: (done: number) => void
  readonly isCancelled?: () => boolean
  /** Between two slices: whoever waits for the thread gets it. */
  readonly rest?: () => Promise<void>
}

/** Articles indexed in one go. */
const SLICE = 50

/** Indexes articles; undefined: cancelled. */
export async function buildPart(articles: readonly KeptArticle[], options: BuildOptions = {}): Promise<ArticlePart | undefined> {
  const builder = new ArticleIndexBuilder()
  // What is no article stays in its place without words, so that numbers hold.
  const nothing = { id: '', title: '', text: '', by: '', at: 0 }
  for (let from = 0; from < articles.length; from += SLICE) {
    if (options.isCancelled?.() === true) return undefined
    for (const kept of articles.slice(from, from + SLICE)) builder.add(articleIn(kept) ?? nothing)
    options.onProgress?.(Math.min(articles.length, from + SLICE))
    await options.rest?.()
  }
  return partOf(articles, builder.build())
}
