import type { NewTrackerIssue, TrackerOutcome } from '../../core/ports/tracker.ts'

/** Two tries for one escalation at the same moment are one: neither could find the other's issue yet. */
export function oneAtATime(
  create: (issue: NewTrackerIssue) => Promise<TrackerOutcome>,
): (issue: NewTrackerIssue) => Promise<TrackerOutcome> {
  const running = new Map<string, Promise<TrackerOutcome>>()
  return (issue) => {
    const other = running.get(issue.escalationId)
    if (other !== undefined) return other
    const own = create(issue).finally(() => running.delete(issue.escalationId))
    running.set(issue.escalationId, own)
    return own
  }
}
