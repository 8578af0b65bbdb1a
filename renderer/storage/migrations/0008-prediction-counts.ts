import type { Migration } from './migration.ts'

/** predictionCounts  how often a question of a stage was shown and asked; ids of content only, nothing of clients or calls */
export const predictionCounts: Migration = {
  version: 8,
  stores: { predictionCounts: 'key' },
}
