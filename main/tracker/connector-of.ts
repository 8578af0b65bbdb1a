import type { Seat } from '../../core/contract/seat.ts'
import type { TrackerSection } from '../../core/contract/team/tracker-section.ts'
import { missingCase } from '../../core/domain/exhaustive.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Tracker } from '../../core/ports/tracker.ts'
import { readTrackerToken } from '../services/provision/tracker-token.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import type { AskLimits } from './ask.ts'
import { jiraTracker } from './connectors/jira/connector.ts'
import { requestTracker } from './connectors/request-tracker/connector.ts'

/** The tracker of a seat, or undefined when it names none. A rehearsal never makes an issue where people work. */
export function trackerOfSeat({ mode, tracker }: Pick<Seat, 'mode' | 'tracker'>, secrets: Secrets, clock: Clock): Tracker | undefined {
  if (mode === 'sandbox' || tracker === undefined) return undefined
  return trackerOf(tracker, () => readTrackerToken(tracker, secrets), clock)
}

/**
 * The tracker that a section names. `readToken` is asked at every try (see `readTrackerToken` in `main/services/provision`),
 * so that a new token is used at once; undefined there is an outcome `rejected{credentials}`.
 */
export function trackerOf(
  section: TrackerSection,
  readToken: () => Promise<string | undefined>,
  clock: Clock,
  limits?: AskLimits,
): Tracker {
  switch (section.kind) {
    case 'jira':
      return jiraTracker(section, readToken, clock, limits)
    case 'request-tracker':
      return requestTracker(section, readToken, clock, limits)
    default:
      return missingCase(section)
  }
}
