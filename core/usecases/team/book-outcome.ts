import type { EscalationRecord } from '../../domain/escalation/escalation.ts'
import type { EscalationRejection } from '../../domain/escalation/transition.ts'
import type { HubFailure } from '../../ports/team-hub.ts'

/** What came of a write into the book. After `unreachable` nobody knows: send it again, with the same ids. */
export type BookOutcome =
  /** Done, or had been done before. */
  | { readonly kind: 'done'; readonly record: EscalationRecord }
  /** It does not move: it stands as `record` says. */
  | { readonly kind: 'rejected'; readonly why: EscalationRejection; readonly record: EscalationRecord }
  /** There is none, or none that can be read. */
  | { readonly kind: 'absent' }
  | HubFailure
