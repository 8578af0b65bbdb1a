import type { PastContact } from '../interaction/interaction.ts'
import type { Client } from './client.ts'
import type { OpenRequest } from './request.ts'

/** What shows in one role, in the order given, and how much of it belongs to the client's other roles. */
export interface InRole<T> {
  readonly shown: readonly T[]
  /** Shown only when asked for; counted meanwhile. */
  readonly ofOthers: readonly T[]
}

/**
 * What one role of a client shows. What names no role belongs to every role, and so does what names a role the client
 * has not (any more): nothing is ever lost to sight because a record is out of step.
 */
export function inRole(
  client: Client,
  roleId: string,
): { readonly requests: InRole<OpenRequest>; readonly history: InRole<PastContact>; readonly processIds: readonly string[] } {
  const requests = requestsInRole(client, roleId)
  const processIds = requests.shown.map(({ processId }) => processId).filter((id) => id !== undefined)
  return { requests, history: historyInRole(client, roleId), processIds: [...new Set(processIds)] }
}

/** Open requests of the role, or of no role in particular. */
export const requestsInRole = (client: Client, roleId: string): InRole<OpenRequest> => split(client, client.requests, roleId)

/** Past contacts in the role, or in no known role. */
export const historyInRole = (client: Client, roleId: string): InRole<PastContact> => split(client, client.history, roleId)

/** Whether something with this role shows to somebody who speaks with the client in `roleId`. */
export const showsInRole = (client: Pick<Client, 'roles'>, itemRoleId: string | undefined, roleId: string): boolean =>
  itemRoleId === undefined || itemRoleId === roleId || !client.roles.some(({ id }) => id === itemRoleId)

function split<T extends { readonly roleId?: string }>(client: Client, items: readonly T[], roleId: string): InRole<T> {
  const shown: T[] = []
  const ofOthers: T[] = []
  for (const item of items) (showsInRole(client, item.roleId, roleId) ? shown : ofOthers).push(item)
  return { shown, ofOthers }
}
