import type { EpochMs } from '../time.ts'

/** What was done with the knowledge base in a call: nothing of the client, only what was looked for and whether it helped. */
export type KnowledgeUse =
  | { readonly kind: 'opened'; readonly articleId: string; readonly query?: string }
  | { readonly kind: 'inserted'; readonly articleId: string }
  | { readonly kind: 'helped'; readonly articleId: string }
  | { readonly kind: 'did-not-help'; readonly articleId: string; readonly query?: string }
  /** Looked for and not found; nothing was opened. */
  | { readonly kind: 'nothing-found'; readonly query: string }

export interface KnowledgeEvent {
  readonly id: string
  readonly at: EpochMs
  readonly operatorId: string
  readonly topicId?: string
  readonly scriptId?: string
  readonly nodeId?: string
  readonly use: KnowledgeUse
}
