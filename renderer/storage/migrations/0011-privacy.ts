import type { Migration } from './migration.ts'

/**
 * erased   clients that were erased on request: a digest of the id, so that no source brings them back
 * needed   when a client was last needed on this seat, as a day (days since 1970, UTC), under the same digest
 */
export const privacy: Migration = {
  version: 11,
  stores: { erased: 'clientKey', needed: 'clientKey, day' },
}
