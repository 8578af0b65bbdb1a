import type { OrganisationId } from '../team/organisation.ts'
import type { ChatMessage } from './message.ts'

/** What a note on a client tells those whom it calls by name, and in whose room. It is kept with the note, or not at all. */
export interface NoteNotice {
  readonly organisation: OrganisationId
  readonly message: ChatMessage
}
