import type { TrackerStatus } from '../../core/domain/escalation/tracker-status.ts'
import type { NewTrackerIssue, Tracker, TrackerOutcome, TrackerStatusOutcome } from '../../core/ports/tracker.ts'

/** A tracker of one issue whose answers a test sets. */
export class ScriptedTracker implements Tracker {
  readonly created: NewTrackerIssue[] = []
  asked = 0
  /** Answered instead of success until it is undefined again. */
  trouble: Exclude<TrackerOutcome, { kind: 'created' }> | undefined
  issue: TrackerStatus

  constructor(issue: TrackerStatus) {
    this.issue = issue
  }

  async create(issue: NewTrackerIssue): Promise<TrackerOutcome> {
    if (this.trouble !== undefined) return this.trouble
    if (!this.created.some(({ escalationId }) => escalationId === issue.escalationId)) this.created.push(issue)
    return { kind: 'created', ref: this.#ref(), issue: this.issue }
  }

  async status(): Promise<TrackerStatusOutcome> {
    this.asked += 1
    return this.trouble ?? { kind: 'known', ref: this.#ref(), status: this.issue }
  }

  #ref() {
    return { kind: this.issue.tracker, key: this.issue.key, url: this.issue.url }
  }
}
