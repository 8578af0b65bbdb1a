import { createHash } from 'node:crypto'

/**
 * What an issue carries so that it can be found again by its escalation: letters, digits and dashes only, so that it
 * needs no escaping in any tracker's query. An id of other characters is hashed.
 */
export const markerOf = (escalationId: string): string =>
  /^[A-Za-z0-9-]{1,64}$/.test(escalationId) ? escalationId : createHash('sha256').update(escalationId).digest('hex')
