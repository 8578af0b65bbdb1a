import { err, ok, type Result } from '../result.ts'
import type { Change } from './change.ts'
import type { Escalation, EscalationRecord } from './escalation.ts'
import type { Packet } from './packet.ts'
import { transition, type EscalationRejection } from './transition.ts'

/** The longest history kept; a record that wants more is somebody's mistake or mischief. */
export const MAX_CHANGES = 500

/** A packet of which nothing has happened yet. */
export function draftOf(packet: Packet): Escalation {
  return { packet, changes: [], state: { phase: 'draft' }, wanted: packet.wanted, askedAgain: new Set() }
}

/** The first record of an escalation. Fails when the change is not its author's `offered`. */
export function beginRecord(packet: Packet, change: Change): Result<EscalationRecord, EscalationRejection> {
  const next = stepped(draftOf(packet), change)
  return next.ok ? ok({ packet, changes: [change] }) : next
}

/**
 * Where an escalation stands: its history, folded through the machine. `undefined`: the history is not one the machine
 * can have walked (forged, or of a newer version), or names a change twice.
 */
export function escalationOf(record: EscalationRecord): Escalation | undefined {
  const ids = new Set(record.changes.map(({ id }) => id))
  if (record.changes.length === 0 || record.changes.length > MAX_CHANGES || ids.size !== record.changes.length) return undefined
  let escalation = draftOf(record.packet)
  for (const change of record.changes) {
    const next = stepped(escalation, change)
    if (!next.ok) return undefined
    escalation = next.value
  }
  return { ...escalation, changes: record.changes }
}

/** One change further, but for the history: `changes` stay as they were, and the id is not looked at. */
export function stepped(before: Escalation, change: Change): Result<Escalation, EscalationRejection> {
  const result = transition(before.state, change, { author: before.packet.author, wanted: before.wanted })
  if (result.kind === 'rejected') return err(result.why)
  return ok({ ...before, state: result.state, ...told(before, change) })
}

/** What a change says beside the state. */
function told(before: Escalation, { what, at }: Change): Partial<Escalation> {
  switch (what.kind) {
    case 'seen':
      return { seenAt: before.seenAt ?? at }
    case 'accepted':
      return { acceptedAt: before.acceptedAt ?? at }
    case 'connected':
    case 'advising':
    case 'resolved':
    case 'returned':
      // An answer without acceptance took it as well.
      return { acceptedAt: before.acceptedAt ?? at, answeredAt: before.answeredAt ?? at }
    case 'fell-back':
      return { wanted: { kind: 'callback', dueAt: what.dueAt } }
    case 'asked-again': {
      const askedAgain = new Set(before.askedAgain)
      if (what.asked) askedAgain.add(what.factId)
      else askedAgain.delete(what.factId)
      return { askedAgain }
    }
    default:
      return {}
  }
}
