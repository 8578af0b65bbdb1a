import type { ClientId } from '../../../core/domain/client/client.ts'
import type { AnswerDraftShelf, KeptAnswerDraft } from '../team/answer-draft.ts'

export interface DraftParts {
  readonly answerDrafts: AnswerDraftShelf
}

/** What was typed into the card of a client lies on the shelf of drafts under this name. */
const cardOf = (clientId: ClientId): string => `card:${clientId}`

/** What was typed into the card of this client and not saved. */
export async function draftsOf({ answerDrafts }: DraftParts, clientId: ClientId): Promise<readonly KeptAnswerDraft[]> {
  return (await answerDrafts.all()).filter(({ escalationId }) => escalationId === cardOf(clientId))
}

/** Takes it away. */
export async function forgetDraftsOf({ answerDrafts }: DraftParts, ids: readonly ClientId[]): Promise<void> {
  const names = new Set(ids.map(cardOf))
  for (const { escalationId } of await answerDrafts.all()) if (names.has(escalationId)) await answerDrafts.keep({ escalationId, text: '' })
}
