import type { EpochMs } from '../time.ts'

/** Where an issue of line 3 stands, in words every tracker has. */
export interface TrackerStatus {
  readonly tracker: 'jira' | 'request-tracker'
  /** What people call it by, e.g. `SUP-418`. */
  readonly key: string
  readonly url: string
  readonly state: 'new' | 'in-progress' | 'waiting' | 'resolved' | 'rejected'
  readonly title: string
  readonly assignee?: string
  /** The last thing line 3 wrote. */
  readonly lastWord?: string
  readonly updatedAt: EpochMs
}
