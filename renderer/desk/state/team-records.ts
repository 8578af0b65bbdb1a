import { applyChange } from '../../../core/domain/escalation/apply-change.ts'
import { beginRecord, escalationOf } from '../../../core/domain/escalation/escalation-of.ts'
import type { EscalationRecord } from '../../../core/domain/escalation/escalation.ts'
import type { KeptTeamItem } from '../../../core/outbox/team-item.ts'
import type { SeatEscalation } from './team-view.ts'

/** Records only grow, so the one with more history is the newer one: events and answers may cross on the way. */
export const newerOf = (known: EscalationRecord | undefined, told: EscalationRecord): EscalationRecord =>
  known !== undefined && known.changes.length >= told.changes.length ? known : told

/** Draws the seat's view: the hub's records with what waits here on top. What did not change keeps its identity. */
export function escalationsOf(): (
  records: ReadonlyMap<string, EscalationRecord>,
  waiting: readonly KeptTeamItem[],
  /** Items that are not on the disk yet. */
  keeping: ReadonlySet<string>,
) => ReadonlyMap<string, SeatEscalation> {
  let drawn = new Map<string, { readonly record: EscalationRecord; readonly seat: SeatEscalation }>()
  return (records, waiting, keeping) => {
    const unkept = new Set(waiting.flatMap(({ id, lane, body }) => (body.kind === 'submit' && keeping.has(id) ? [lane] : [])))
    const unsent = new Set<string>()
    const refused = new Set<string>()
    const now = new Map(records)
    for (const item of waiting) {
      if (item.status.kind !== 'waiting' && item.body.kind !== 'submit') continue
      const record = withItem(now.get(item.lane), item)
      if (record === undefined) continue
      if (item.status.kind === 'rejected') refused.add(item.lane)
      else if (record !== records.get(item.lane)) unsent.add(item.lane)
      now.set(item.lane, record)
    }
    const next: typeof drawn = new Map()
    for (const [id, record] of now) {
      const before = drawn.get(id)
      const seat = before !== undefined && isSame(before.record, record) ? before.seat : understood(record)
      if (seat !== undefined)
        next.set(id, { record, seat: marked(seat, { unsent: unsent.has(id), refused: refused.has(id), keeping: unkept.has(id) }) })
    }
    drawn = next
    return new Map([...next].map(([id, { seat }]) => [id, seat]))
  }
}

type Marks = Pick<SeatEscalation, 'unsent' | 'refused' | 'keeping'>

const marked = (seat: SeatEscalation, marks: Marks): SeatEscalation =>
  seat.unsent === marks.unsent && seat.refused === marks.refused && seat.keeping === marks.keeping ? seat : { ...seat, ...marks }

/** The record with this item's change; the same one when the hub has it already or would not take it. */
function withItem(record: EscalationRecord | undefined, { body }: KeptTeamItem): EscalationRecord | undefined {
  if (body.kind === 'event' || body.kind === 'say') return undefined
  if (body.kind === 'submit') {
    if (record !== undefined) return record
    const begun = beginRecord(body.packet, body.change)
    return begun.ok ? begun.value : undefined
  }
  if (record === undefined) return undefined
  const applied = applyChange(record, body.change)
  return applied.kind === 'applied' ? applied.record : record
}

const isSame = (one: EscalationRecord, other: EscalationRecord): boolean =>
  one === other ||
  (one.packet === other.packet && one.changes.length === other.changes.length && one.changes.at(-1) === other.changes.at(-1))

function understood(record: EscalationRecord): SeatEscalation | undefined {
  const escalation = escalationOf(record)
  return escalation === undefined ? undefined : { ...escalation, unsent: false, refused: false, keeping: false }
}
