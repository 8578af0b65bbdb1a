import type { NoteNotice } from '../../../core/domain/chat/note-notice.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import { createClientChangesStore, type ClientChangesStore } from './client-changes-store.ts'
import type { Desk } from './desk.ts'
import { createMemoryClientChanges } from './memory-client-changes.ts'

/** Work on clients' records of this desk, signed with the operator's name. */
export function createDeskClientChanges(desk: Desk, onClient: (client: Client) => void): ClientChangesStore {
  const { directory, clientChanges } = desk.storage
  // Where nothing is kept, the team's own way of keeping words is the best there is.
  const tell = ({ organisation, message }: NoteNotice): void => void desk.team.post(organisation, message)
  return createClientChangesStore({
    changes: clientChanges ?? createMemoryClientChanges(directory, () => desk.clock.now(), tell),
    directory,
    clock: desk.clock,
    ids: desk.ids,
    by: () => desk.stores.session.getState().seat.operator.name,
    me: () => desk.team.store.getState().team?.member.id,
    onClient,
  })
}

/**
 * Keeps a record as the short form makes it: a new one goes to the CRM as a change of its own. One that cannot be such a change is
 * kept here all the same, rather than lost.
 */
export const keepClientWith =
  (changes: Pick<ClientChangesStore, 'change'>, desk: Pick<Desk, 'storage'>) =>
  async (client: Client): Promise<void> => {
    const outcome = await changes.change(client.id, { kind: 'created', client })
    if (outcome.kind === 'refused') await desk.storage.directory.save(client)
  }
