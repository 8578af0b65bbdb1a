/**
 * A process a request goes through, e.g. a mortgage or the registration of a business. Its stages know what clients who stand there
 * ask, so that the answer is ready before the question. Content is per company: the sandbox ships some, a seat is provisioned with its own.
 */
export interface Process {
  readonly id: string
  readonly title: string
  readonly language: 'ru' | 'en'
  /** Topics of the seat's dispositions that calls on it end with; absent: nothing follows from the topic. */
  readonly topicIds?: readonly string[]
  /** In the order of the road; at least one. */
  readonly stages: readonly ProcessStage[]
}

export interface ProcessStage {
  readonly id: string
  readonly title: string
  /** Most asked first. */
  readonly questions: readonly StageQuestion[]
  /** Script for clients at this stage, and the node to begin at. */
  readonly script?: { readonly scriptId: string; readonly nodeId?: string }
}

/** What clients at a stage ask. */
export interface StageQuestion {
  readonly id: string
  readonly question: string
  /** What to say; `{{…}}` are filled from the request and the client, see `answer-text.ts`. */
  readonly answer: string
  /** How often it is asked compared with the others, > 0; learned counts add to it. */
  readonly weight: number
  readonly articleId?: string
}
