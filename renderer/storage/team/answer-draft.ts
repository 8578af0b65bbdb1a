/** An answer of line 2 that is being written. */
export interface KeptAnswerDraft {
  readonly escalationId: string
  readonly text: string
  readonly articleId?: string
}

/** Drafts of answers on this seat. Any method may reject with `StorageFailure`. */
export interface AnswerDraftShelf {
  all(): Promise<readonly KeptAnswerDraft[]>
  /** Resolves when it is on the disk; an empty text takes the draft out. */
  keep(draft: KeptAnswerDraft): Promise<void>
}
