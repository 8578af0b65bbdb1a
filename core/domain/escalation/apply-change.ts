import type { Change } from './change.ts'
import type { EscalationRecord } from './escalation.ts'
import { escalationOf, MAX_CHANGES, stepped } from './escalation-of.ts'
import type { EscalationRejection } from './transition.ts'

export type Applied =
  | { readonly kind: 'applied'; readonly record: EscalationRecord }
  /** The change is in the history already: a resend. */
  | { readonly kind: 'known'; readonly record: EscalationRecord }
  | { readonly kind: 'rejected'; readonly why: EscalationRejection }

/**
 * Writes a change into the history, once. A history that does not fold takes nothing more (`not-now`), as does one of
 * {@link MAX_CHANGES} entries.
 */
export function applyChange(record: EscalationRecord, change: Change): Applied {
  if (record.changes.some(({ id }) => id === change.id)) return { kind: 'known', record }
  const before = escalationOf(record)
  if (before === undefined || record.changes.length >= MAX_CHANGES) return { kind: 'rejected', why: 'not-now' }
  const next = stepped(before, change)
  if (!next.ok) return { kind: 'rejected', why: next.error }
  return { kind: 'applied', record: { packet: record.packet, changes: [...record.changes, change] } }
}
