import type { Client } from '../../../core/domain/client/client.ts'
import { createClientChangesStore, type ClientChangesStore } from './client-changes-store.ts'
import type { Desk } from './desk.ts'
import { createMemoryClientChanges } from './memory-client-changes.ts'

/** Work on clients' records of this desk, signed with the operator's name. */
export function createDeskClientChanges(desk: Desk, onClient: (client: Client) => void): ClientChangesStore {
  const { directory, clientChanges } = desk.storage
  return createClientChangesStore({
    changes: clientChanges ?? createMemoryClientChanges(directory, () => desk.clock.now()),
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
