import type { Migration } from './migration.ts'

/** callers  what this seat learned about a caller, one row each; the key is a digest of the number, the rest is sealed */
export const callers: Migration = {
  version: 7,
  stores: { callers: 'key' },
}
