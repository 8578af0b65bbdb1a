import type { Migration } from './migration.ts'

/**
 * teamItems     what waits for the team's hub: `no` is the order of the clicks, `id` of the change or the event, so that
 *               none is kept twice; the body is sealed
 */
export const teamOutbox: Migration = {
  version: 2,
  stores: { teamItems: '++no, &id' },
}
