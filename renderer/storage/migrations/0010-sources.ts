import type { Migration } from './migration.ts'

/**
 * sources       one row a source of clients: where its reading stands, how it went; sealed
 * sourceRecords ids that each source has told, a page in a row: sealed
 */
export const sources: Migration = {
  version: 10,
  stores: { sources: 'id', sourceRecords: '++no, source' },
}
