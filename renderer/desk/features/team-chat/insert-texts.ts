import type { Translate } from '../../i18n/words.ts'
import type { TeamArticle } from '../../state/line-two-articles.ts'
import type { words } from './words.ts'

/** A text that can be put into a reply. */
export interface InsertText {
  readonly id: string
  readonly kind: 'template' | 'article'
  readonly title: string
  readonly text: string
}

const TEMPLATES = ['template.looking', 'template.known', 'template.details', 'template.escalate'] as const
/** A message carries at most 4 000 characters; of a long article its beginning is said, the whole is linked. */
const ARTICLE_CHARACTERS = 1_500

/** What is said every day first, then the articles of these clients. */
export function insertTexts(
  articles: readonly TeamArticle[],
  organisation: string,
  t: Translate<(typeof words)['entries']>,
): readonly InsertText[] {
  return [
    ...TEMPLATES.map((id) => ({ id, kind: 'template' as const, title: t(id), text: t(`${id}.text`) })),
    ...articles
      .filter((article) => article.organisation === organisation)
      .map(({ id, title, text }) => ({ id, kind: 'article' as const, title, text: beginningOf(text.trim()) })),
  ]
}

const beginningOf = (text: string): string => (text.length <= ARTICLE_CHARACTERS ? text : `${text.slice(0, ARTICLE_CHARACTERS - 1)}…`)
