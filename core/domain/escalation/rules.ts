import type { Segment } from '../client/client.ts'
import type { WantedKind } from './wanted.ts'

/** Working hours of one weekday, minutes after midnight in the rules' time zone; `to` > `from`. */
export interface Hours {
  readonly from: number
  readonly to: number
}

/** Times for one kind of escalation. The first rule that fits is taken: the more special ones stand first. */
export interface DeadlineRule {
  readonly topicId?: string
  readonly segment?: Segment
  readonly vip?: boolean
  readonly wanted?: WantedKind
  /** Until it is accepted, answered, resolved, in minutes; ≥ 0. */
  readonly acceptMinutes: number
  readonly answerMinutes: number
  readonly resolveMinutes: number
  /** `always`: the clock runs around the clock; `working`: only in working hours. */
  readonly clock: 'always' | 'working'
}

/** The house's rules for escalations; the same on every seat, from provisioning. */
export interface EscalationRules {
  /** How long one specialist is offered a packet before the next one, seconds. */
  readonly offerSeconds: number
  /** How long a free specialist is looked for before it falls back to a callback, seconds. */
  readonly fallBackSeconds: number
  /** The promise of a callback, minutes from the click; moved into working hours. */
  readonly callbackMinutes: number
  /** Warn so long before a deadline passes, minutes. */
  readonly warnMinutes: number
  /** The advice-mode reminder to go back to the client, seconds. */
  readonly holdReminderSeconds: number
  readonly deadlines: readonly DeadlineRule[]
  /** IANA. */
  readonly timeZone: string
  /** Monday first; undefined: no work on that day. */
  readonly week: readonly (Hours | undefined)[]
}
