import type { ClientId } from '../../core/domain/client/client-id.ts'
import type { SeatPrivacy } from '../../renderer/storage/privacy/seat-privacy.ts'

/** Marks clients by a count of the letters of their ids; good for one test. */
export const subjectOf = (clientId: ClientId | string): string =>
  Array.from(clientId, (sign) => sign.charCodeAt(0).toString(16))
    .join('')
    .padEnd(32, '0')
    .slice(0, 32)

export const fakeSeatPrivacy = (over: Partial<SeatPrivacy> = {}): SeatPrivacy => ({
  subjectOf: (clientId) => Promise.resolve(subjectOf(clientId)),
  needed: () => Promise.resolve(),
  dataOf: () => Promise.resolve({ changes: [], calls: [], learned: [] }),
  unsentOf: () => Promise.resolve({ changes: 0, calls: 0 }),
  erase: () => Promise.resolve(),
  sweep: () => Promise.resolve({ clients: 0, calls: 0 }),
  unsent: () => Promise.resolve(0),
  lastSweep: () => Promise.resolve(undefined),
  ...over,
})
