import type { TrackerStatus } from '../../domain/escalation/tracker-status.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { LineTwoScript } from './line-two-script.ts'

/** An issue of the simulated line 3. */
export interface SimulatedIssue {
  readonly key: string
  readonly title: string
  readonly createdAt: EpochMs
}

/** Line 3 looks at it, and has mended it, so long after it came, ms. */
const TAKEN_AFTER_MS = 40_000
const MENDED_AFTER_MS = 240_000

/** How an issue stands: follows from its age alone. */
export function issueStatus(issue: SimulatedIssue, now: EpochMs, words: LineTwoScript['lineThree']): TrackerStatus {
  const { key, title, createdAt } = issue
  const shared = { tracker: 'jira', key, url: `https://tracker.example/browse/${key}`, title } as const
  if (now < createdAt + TAKEN_AFTER_MS) return { ...shared, state: 'new', updatedAt: createdAt }
  if (now < createdAt + MENDED_AFTER_MS)
    return { ...shared, state: 'in-progress', lastWord: words.inProgress, updatedAt: createdAt + TAKEN_AFTER_MS }
  return { ...shared, state: 'resolved', lastWord: words.resolved, updatedAt: createdAt + MENDED_AFTER_MS }
}
