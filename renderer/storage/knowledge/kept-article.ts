import type { z } from 'zod'
import { shelvedArticleSchema } from '../../../core/contract/team/team-contract.ts'
import type { ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import type { Article } from '../../../core/domain/knowledge/article.ts'

/** What ranking and lists need of an article; its words stay JSON until somebody looks at them. */
export interface KeptArticle extends Pick<Article, 'topicId' | 'validFrom' | 'validUntil' | 'withdrawn'> {
  /** `organisation/id`. */
  readonly place: string
  /** Its JSON; of a copy it is decoded when somebody wants it. */
  readonly json: () => string
  readonly at: number
  readonly isQuick: boolean
}

export const placeOfArticle = (organisation: string, id: string): string => `${organisation}/${id}`

const constantly = (json: string) => (): string => json

const parsed = new WeakMap<KeptArticle, ShelvedArticle>()

export function keptArticle(article: ShelvedArticle): KeptArticle {
  const { organisation, id, at, kind, topicId, validFrom, validUntil, withdrawn } = article
  const kept: KeptArticle = {
    place: placeOfArticle(organisation, id),
    json: constantly(JSON.stringify(article)),
    at,
    isQuick: kind === 'quick-text',
    ...(topicId === undefined ? {} : { topicId }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  }
  parsed.set(kept, article)
  return kept
}

/** The article itself; undefined when what was kept is no article. */
export function articleIn(kept: KeptArticle): ShelvedArticle | undefined {
  const known = parsed.get(kept)
  if (known !== undefined) return known
  const read = readArticle(kept.json())
  if (read !== undefined) parsed.set(kept, read)
  return read
}

function readArticle(json: string): z.output<typeof shelvedArticleSchema> | undefined {
  try {
    const read = shelvedArticleSchema.safeParse(JSON.parse(json))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
