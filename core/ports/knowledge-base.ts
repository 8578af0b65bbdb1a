import type { ArticleAnswer, ArticleContext, ArticleHit, ShelvedArticle } from '../domain/knowledge/found-article.ts'
import type { OrganisationId } from '../domain/team/organisation.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Cancel } from './client-search.ts'

/** Where the index of articles stands. `failed`: `prepare` tries again. */
export type KnowledgeStatus =
  | { readonly kind: 'idle' }
  /** Read from this computer's copy, or made of what the hub told: articles so far, and all of them. */
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly articles: number }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'stopped' }

/** `superseded`: a newer query or the signal came first. */
export type ArticleSearchOutcome =
  | { readonly kind: 'answered'; readonly answer: ArticleAnswer }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'stopped' }

export interface ArticleSearchOptions {
  /** Of the desk: its words weigh more. */
  readonly language: 'ru' | 'en'
  /** Hits at most, 1…100. */
  readonly limit: number
  readonly now: EpochMs
  readonly context?: ArticleContext
  readonly signal?: Cancel
}

/** A line of a list of all articles. */
export interface ArticleLine extends Omit<ArticleHit, 'titleMarks' | 'excerptMarks' | 'excerpt' | 'reason'> {
  readonly at: EpochMs
  readonly topicId?: string
}

/** The articles as this seat has them, with or without the hub. Nothing here rejects. */
export interface KnowledgeBase {
  readonly status: {
    /** Stable between changes. */
    get(): KnowledgeStatus
    /** Returns the unsubscriber. */
    subscribe(listener: () => void): () => void
  }
  /** Called after articles came, went or changed. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
  /** Begins to read the copy, if that has not begun; also after a failure. */
  prepare(): void
  /** Waits for the index; one query at a time, a newer one supersedes it. An empty query: what fits to the context. */
  search(query: string, options: ArticleSearchOptions): Promise<ArticleSearchOutcome>
  /** One article; without an organisation the first of this name. Undefined: it is not here. */
  article(id: string, organisation?: OrganisationId): Promise<ShelvedArticle | undefined>
  /** Quick texts that are in force. */
  quickTexts(now: EpochMs): Promise<readonly ShelvedArticle[]>
  /** Every article, the newest first, withdrawn ones too: for those who write. */
  lines(options: { readonly language: 'ru' | 'en'; readonly now: EpochMs }): Promise<readonly ArticleLine[]>
  /** What the hub told, page by page: `first` begins anew, with `last` what did not come again is gone. Only what changed is indexed anew. */
  take(page: { readonly articles: readonly ShelvedArticle[]; readonly first: boolean; readonly last: boolean }): void
}
