import type { Migration } from './migration.ts'

/** answerDrafts  what is being written, one a draft, under a digest of whose it is; the text is sealed */
export const answerDrafts: Migration = {
  version: 3,
  stores: { answerDrafts: 'id' },
}
