/** An answer being written. Kept until it was sent, so that neither a reload nor a power cut takes it. */
export interface AnswerDraft {
  readonly escalationId: string
  readonly text: string
  /** The article that was put into it. */
  readonly articleId?: string
}

/** Where drafts lie; any method may reject when the disk does not take or give it. */
export interface AnswerDrafts {
  all(): Promise<readonly AnswerDraft[]>
  /** Writes the draft; an empty one is taken out. */
  keep(draft: AnswerDraft): Promise<void>
}

/** Drafts of a window whose storage keeps none. */
export function createMemoryDrafts(): AnswerDrafts {
  const drafts = new Map<string, AnswerDraft>()
  return {
    all: () => Promise.resolve([...drafts.values()]),
    keep: (draft) => {
      if (draft.text === '') drafts.delete(draft.escalationId)
      else drafts.set(draft.escalationId, draft)
      return Promise.resolve()
    },
  }
}
