import type { CallId } from '../../call/call-id.ts'
import type { Escalation } from '../../escalation/escalation.ts'
import type { EpochMs } from '../../time.ts'
import type { Interaction, PastContact } from '../interaction.ts'
import { pairCalls } from './pair-calls.ts'
import { pastItem, seatItem, teamItem, type TimelineItem } from './timeline-item.ts'

/** Where a timeline comes from; in any order, and any of it more than once. */
export interface TimelineSources {
  /** Of the client's record. */
  readonly record: readonly PastContact[]
  /** What the CRM told beyond the record. */
  readonly older: readonly PastContact[]
  /** Calls of this seat with the client. */
  readonly seat: readonly Interaction[]
  /** Escalations about the client. */
  readonly escalations: readonly Escalation[]
  /** The call on the desk: no history while it goes on. */
  readonly present?: CallId
}

/** Everything with one client, newest first, each contact once: what several sources know of it is joined. */
export function mergeTimeline({ record, older, seat, escalations, present }: TimelineSources): readonly TimelineItem[] {
  const past = joined(record, older)
  const own = once(seat.filter((one) => one.stage !== 'open' && (one.id !== present || one.facts.endedAt !== undefined)))
  const pairs = pairCalls(own, past)
  const byNumber = new Map(past.flatMap((contact) => (contact.channel === 'escalation' ? [[numberOf(contact), contact]] : [])))
  const sent = onceBy(escalations, ({ packet }) => packet.id).filter(wasSent)
  const items = [...own.map((one) => seatItem(one, pairs.get(one.id))), ...sent.map((one) => teamItem(one, byNumber.get(one.packet.id)))]
  const told = new Set(items.flatMap((item) => (item.past === undefined ? [] : [item.past.id])))
  const ids = new Set(items.map(({ id }) => id))
  const others = past.filter(({ id }) => !told.has(id) && !ids.has(id)).map(pastItem)
  return [...items, ...others].sort(newestFirst)
}

const numberOf = (contact: PastContact): string => contact.escalation?.number ?? contact.id

/** An escalation that was taken back at once was none. */
const wasSent = ({ state }: Escalation): boolean => state.phase !== 'draft' && !(state.phase === 'withdrawn' && state.why === 'undone')

const newestFirst = (one: { readonly at: EpochMs; readonly id: string }, other: { readonly at: EpochMs; readonly id: string }): number =>
  other.at - one.at || (one.id < other.id ? 1 : -1)

function onceBy<T>(list: readonly T[], idOf: (one: T) => string): readonly T[] {
  const seen = new Set<string>()
  return list.filter((one) => {
    const isNew = !seen.has(idOf(one))
    seen.add(idOf(one))
    return isNew
  })
}
const once = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => onceBy(list, ({ id }) => id)

const joins = new WeakMap<PastContact, { readonly other: PastContact; readonly whole: PastContact }>()

/** The record says how a contact stands; the CRM adds what the record has no room for (the transcript). */
function joined(record: readonly PastContact[], older: readonly PastContact[]): readonly PastContact[] {
  const more = new Map(once(older).map((contact) => [contact.id, contact]))
  const whole = once(record).map((contact): PastContact => {
    const other = more.get(contact.id)
    if (other === undefined || other === contact) return contact
    const before = joins.get(contact)
    if (before?.other === other) return before.whole
    const together = { ...other, ...contact }
    joins.set(contact, { other, whole: together })
    return together
  })
  const ids = new Set(whole.map(({ id }) => id))
  return [...whole, ...[...more.values()].filter(({ id }) => !ids.has(id))]
}
