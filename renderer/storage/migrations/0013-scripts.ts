import type { Migration } from './migration.ts'

/** scripts  copies of the versions of scripts that calls begin with, or began with and are not wrapped up, sealed */
export const scripts: Migration = {
  version: 13,
  stores: { scripts: 'id' },
}
