import type { EpochMs } from '../time.ts'

/**
 * What an article is: an `answer` to say, a `scheme` of what to do, or a `quick-text` that an abbreviation stands for.
 */
export type ArticleKind = 'answer' | 'scheme' | 'quick-text'

/** Words of an article in another language than its own. */
export interface ArticleTranslation {
  readonly title: string
  readonly text: string
}

/** A piece of the knowledge base. Text is Markdown; HTML in it is shown as text. */
export interface Article {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Language of `title` and `text`; Russian when absent. */
  readonly language?: 'ru' | 'en'
  readonly translations?: Readonly<Partial<Record<'ru' | 'en', ArticleTranslation>>>
  /** `answer` when absent. */
  readonly kind?: ArticleKind
  readonly topicId?: string
  readonly tags?: readonly string[]
  /** Typed in a field and completed, e.g. `срок`; quick texts have one. Letters, digits and dashes. */
  readonly abbreviation?: string
  /** True from then on. */
  readonly validFrom?: EpochMs
  /** True until then. */
  readonly validUntil?: EpochMs
  /** Who answers for it, by name; the author when absent. */
  readonly owner?: string
  readonly by: string
  readonly at: EpochMs
  /** The escalation it was made of. */
  readonly fromEscalation?: string
  /** No longer shown; kept, because conversations refer to it. */
  readonly withdrawn?: true
}
