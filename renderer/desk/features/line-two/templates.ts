import type { Translate } from '../../i18n/words.ts'
import type { TeamArticle } from '../../state/line-two-articles.ts'
import type { words } from './words.ts'

/** A text that can be put into an answer. */
export interface InsertText {
  readonly id: string
  readonly kind: 'template' | 'article'
  readonly title: string
  readonly text: string
}

const TEMPLATES = ['template.known', 'template.callback', 'template.ask'] as const

/** Articles of this organisation's clients first, then what is always said. */
export function insertTexts(
  articles: readonly TeamArticle[],
  organisation: string,
  t: Translate<(typeof words)['entries']>,
): readonly InsertText[] {
  return [
    ...articles
      .filter((article) => article.organisation === organisation)
      .map(({ id, title, text }) => ({ id, kind: 'article' as const, title, text: text.trim() })),
    ...TEMPLATES.map((id) => ({ id, kind: 'template' as const, title: t(id), text: t(`${id}.text`) })),
  ]
}

/** Those whose title or text has every word of the query. */
export function foundTexts(all: readonly InsertText[], query: string): readonly InsertText[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  return all.filter(({ title, text }) => {
    const words = `${title} ${text}`.toLocaleLowerCase()
    return wanted.every((word) => words.includes(word))
  })
}
