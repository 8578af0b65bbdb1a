import { firstLayout } from './0001-first-layout.ts'
import { teamOutbox } from './0002-team-outbox.ts'
import { answerDrafts } from './0003-answer-drafts.ts'
import { teamFiles } from './0004-team-files.ts'
import { searchPacks } from './0006-search-packs.ts'
import { callers } from './0007-callers.ts'
import { directorySides } from './0005-directory-sides.ts'
import { predictionCounts } from './0008-prediction-counts.ts'
import { clientChanges } from './0009-client-changes.ts'
import { sources } from './0010-sources.ts'
import { privacy } from './0011-privacy.ts'
import { articles } from './0012-articles.ts'
import { scripts } from './0013-scripts.ts'
import type { Migration } from './migration.ts'

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  firstLayout,
  teamOutbox,
  answerDrafts,
  teamFiles,
  directorySides,
  searchPacks,
  callers,
  predictionCounts,
  clientChanges,
  sources,
  privacy,
  articles,
  scripts,
]
