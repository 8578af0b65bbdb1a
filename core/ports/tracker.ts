import type { TrackerStatus } from '../domain/escalation/tracker-status.ts'

export type TrackerKind = TrackerStatus['tracker']

/** An issue in a tracker. `url` is for people; an adapter goes by `key` alone, below its own base address. */
export interface TrackerRef {
  readonly kind: TrackerKind
  /** As the tracker writes it: `SUP-12` in Jira, `12` in Request Tracker. */
  readonly key: string
  readonly url: string
}

/** What line 3 is given. Texts that are too long for the tracker are cut, marked with `…`. */
export interface NewTrackerIssue {
  /** One line. */
  readonly title: string
  /** Plain text, several lines. */
  readonly description: string
  readonly priority: 'critical' | 'high' | 'normal' | 'low'
  /** The idempotency key: one escalation has one issue, however often it is created. */
  readonly escalationId: string
  /** As people say it, e.g. `Э-1042`. */
  readonly escalationNumber: string
  readonly clientCompany?: string
}

/** Worth another try, not before `afterMs` (> 0) from now. After `unreachable` nobody knows whether it was done. */
export interface TrackerRetry {
  readonly kind: 'retry'
  readonly afterMs: number
  readonly reason: 'unreachable' | 'busy'
}

/**
 * No waiting mends it. `credentials`: wrong or missing; `permissions`: this account may not; `not-found`: no such project,
 * queue or issue; `refused`: the tracker does not take this; `answer`: it does not speak as such a tracker does;
 * `insecure`: its certificate is not to be trusted.
 */
export interface TrackerRejection {
  readonly kind: 'rejected'
  readonly reason: 'credentials' | 'permissions' | 'not-found' | 'refused' | 'answer' | 'insecure'
  /** Plain words for a person, at most 500 characters, without secrets. */
  readonly why: string
}

/** What came of `create`. `issue`: how it stands, as far as creating it told. */
export type TrackerOutcome =
  { readonly kind: 'created'; readonly ref: TrackerRef; readonly issue: TrackerStatus } | TrackerRetry | TrackerRejection

/** What came of `status`. The key of `ref` may be a new one: trackers move and merge issues. */
export type TrackerStatusOutcome =
  { readonly kind: 'known'; readonly ref: TrackerRef; readonly status: TrackerStatus } | TrackerRetry | TrackerRejection

/** The issue tracker of line 3. Expected trouble is an outcome; a promise here rejects only for a bug. */
export interface Tracker {
  /**
   * Makes the issue of an escalation, or finds the one that is there: `escalationId` is looked for first, so a second
   * try after a lost answer gives the first one's issue.
   */
  create(issue: NewTrackerIssue): Promise<TrackerOutcome>
  status(ref: TrackerRef): Promise<TrackerStatusOutcome>
}
