import type { Migration } from './migration.ts'

/**
 * teamFiles      files of escalations that wait for the team's hub; name and whose are sealed
 * teamFileParts  their content, sealed, one row for each message over the bridge
 */
export const teamFiles: Migration = {
  version: 4,
  stores: { teamFiles: 'key', teamFileParts: '[key+no]' },
}
