import type { Client } from '../client/client.ts'

/** What is known of a client's use on a seat. Days since 1970, UTC. */
export interface Use {
  /** When somebody called or opened his card last; else when he came to this seat. */
  readonly lastDay: number
  /** Whoever was last needed before this day leaves. */
  readonly oldest: number
  /** Something about him has not reached its receiver. */
  readonly unsent: boolean
}

/** Whether a record stays on the seat: needed lately, or something of it is not over. */
export function isNeeded(client: Pick<Client, 'requests' | 'tasks'>, { lastDay, oldest, unsent }: Use): boolean {
  return unsent || lastDay >= oldest || client.requests.length > 0 || client.tasks?.some(({ done }) => done === undefined) === true
}
