import type { Mark } from '../search/search-answer.ts'
import type { OrganisationId } from '../team/organisation.ts'
import type { Article, ArticleKind } from './article.ts'
import type { Validity } from './validity.ts'

/** An article with whose clients it is for, and the hub's revision of it, if the hub told one. */
export interface ShelvedArticle extends Article {
  readonly organisation: OrganisationId
  readonly revision?: number
}

/** Why an article is put before the others: the step of the script leads to it, so does a question the client may ask, or the topic of the call is its own. */
export type ArticleReason = 'step' | 'question' | 'topic'

/** Where the operator stands: what fits to it comes first. */
export interface ArticleContext {
  /** Articles of the script's step. */
  readonly stepIds: readonly string[]
  /** Articles of the questions that are foretold. */
  readonly questionIds: readonly string[]
  /** Topics of the call: chosen, of the script, of open requests. */
  readonly topicIds: readonly string[]
}

export const noContext: ArticleContext = { stepIds: [], questionIds: [], topicIds: [] }

/** An article that was found, with what the list shows of it. */
export interface ArticleHit {
  readonly organisation: OrganisationId
  readonly id: string
  readonly kind: ArticleKind
  readonly title: string
  readonly titleMarks: readonly Mark[]
  /** The place of the text that was found, else its beginning; without signs of Markdown. */
  readonly excerpt: string
  readonly excerptMarks: readonly Mark[]
  readonly validity: Validity
  readonly validFrom?: number
  readonly validUntil?: number
  readonly abbreviation?: string
  readonly reason?: ArticleReason
}

/** How it was found: as it was typed, with typos, in the other keyboard layout, or by some of the words only. */
export type FoundBy = 'words' | 'typos' | 'other-layout' | 'some-words'

export interface ArticleAnswer {
  /** Those in force first, then those that are not; best first. */
  readonly hits: readonly ArticleHit[]
  readonly total: number
  readonly foundBy: FoundBy
  /** The same words in the other layout, if they were looked for too. */
  readonly other?: string
  readonly tookMs: number
}
