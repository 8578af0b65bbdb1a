import type { Migration } from './migration.ts'

/**
 * meta          key check, what the directory's bulk part is
 * pages         up to 64 clients in one sealed blob; `generation` is one bulk import
 * buckets       sealed hash → page and slot, for phones and ids
 * overlay       clients changed or added since, one row each; wins over the pages
 * interactions  calls: `facts` and `work` sealed apart
 * jobs          deliveries to the CRM
 * quarantine    rows that could not be read, as they were found
 */
export const firstLayout: Migration = {
  version: 1,
  stores: {
    meta: 'id',
    pages: '[generation+no]',
    buckets: '[generation+no]',
    overlay: 'clientKey, *phoneKeys',
    interactions: 'id, startedAt, [clientKey+startedAt], [stage+startedAt]',
    jobs: 'id, [interactionId+createdAt], [state+at]',
    quarantine: 'id, at',
  },
}
