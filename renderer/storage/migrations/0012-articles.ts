import type { Migration } from './migration.ts'

/** articleParts  this seat's copy of the knowledge base, sealed: what lists need (0), the index, then the articles in packs */
export const articles: Migration = {
  version: 12,
  stores: { articleParts: 'no' },
}
