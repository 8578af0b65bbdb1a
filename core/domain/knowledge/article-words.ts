import type { Article, ArticleTranslation } from './article.ts'

/** An article in a language, else in its own. */
export function articleIn(article: Article, language: 'ru' | 'en'): ArticleTranslation {
  if ((article.language ?? 'ru') === language) return article
  return article.translations?.[language] ?? article
}
