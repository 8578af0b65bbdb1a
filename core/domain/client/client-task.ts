import type { EpochMs } from '../time.ts'

/** Something to be done for a client by a time; whoever took it on is reminded. */
export interface ClientTask {
  readonly id: string
  readonly text: string
  readonly dueAt: EpochMs
  /** When to remind; absent: at the due time. */
  readonly remindAt?: EpochMs
  readonly createdAt: EpochMs
  /** Name of the author. */
  readonly by: string
  /** Id of the operator or member who is to do it; absent: whoever looks. */
  readonly assignee?: string
  readonly done?: { readonly at: EpochMs; readonly by: string }
}
