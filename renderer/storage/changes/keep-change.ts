import type { NoteNotice } from '../../../core/domain/chat/note-notice.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import { applyChange } from '../../../core/domain/client/change/apply-change.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import { inverseOf } from '../../../core/domain/client/change/inverse.ts'
import { sameValue } from '../../../core/domain/client/change/same-value.ts'
import type { TeamItem } from '../../../core/outbox/team-item.ts'
import type { ChangeOutcome } from '../../../core/ports/client-changes.ts'
import type { ChangeParts } from './change-parts.ts'
import type { ChangeEntry } from './change-row.ts'
import { writeChange, type RecordWrite } from './change-write.ts'
import { readSides, type RecordSides } from './record-sides.ts'

/** Keeps a change: the record, the change, its delivery and whom it calls at once. Call it in turn. */
export async function keepChange(parts: ChangeParts, change: ClientChange, notice?: NoteNotice): Promise<ChangeOutcome> {
  const sides = await readSides(parts, change.clientId)
  const kept = await parts.db.clientChanges.where('id').equals(change.id).count()
  if (kept > 0 && sides.shown !== undefined) return { kind: 'kept', change, client: sides.shown }
  if (sides.hidden) return { kind: 'refused', why: 'merged-already' }
  const other = change.body.kind === 'merged' || change.body.kind === 'unmerged' ? await readSides(parts, change.body.from) : undefined
  const refusal = otherRefusal(change, other)
  if (refusal !== undefined) return { kind: 'refused', why: refusal }
  const applied = applyChange(sides.shown, change)
  if (!applied.ok) return { kind: 'refused', ...applied.error }
  const client = applied.value
  const records = [recordOf(sides, client), ...otherRecords(change, other)]
  const lanes = change.body.kind === 'merged' && other !== undefined ? { lanes: { from: other.clientKey, to: sides.clientKey } } : {}
  const told = notice === undefined ? {} : { told: teamItemOf(notice, parts.now()) }
  await writeChange(parts, { records, added: [entryOf(sides, change, parts.now())], ...lanes, ...told })
  return { kind: 'kept', change, client }
}

/** A word in the room, as the team's outbox sends it. */
const teamItemOf = ({ organisation, message }: NoteNotice, createdAt: number): TeamItem => ({
  id: message.id,
  lane: message.threadId,
  organisation,
  createdAt,
  body: { kind: 'say', message },
})

/** A change as it is first kept. */
export function entryOf({ clientKey, shown }: Pick<RecordSides, 'clientKey' | 'shown'>, change: ClientChange, at: number): ChangeEntry {
  const inverse = inverseOf(change, shown)
  return { clientKey, state: 'pending', at, change, points: [], ...(inverse === undefined ? {} : { inverse }) }
}

/** Our sight of the record; what it was outside is kept from its first change on. */
export function recordOf(sides: RecordSides, edited: Client): RecordWrite {
  const { clientId, clientKey, base, shown } = sides
  const record = { clientId, clientKey, edited }
  return base === undefined ? { ...record, base: { client: shown ?? null, gone: false } } : record
}

function otherRefusal(change: ClientChange, other: RecordSides | undefined): 'merged-already' | 'moved' | 'not-merged' | undefined {
  if (other === undefined || change.clientId === other.clientId) return undefined
  if (change.body.kind === 'unmerged') return other.shown === undefined ? undefined : 'not-merged'
  if (other.shown === undefined) return 'merged-already'
  return change.body.kind === 'merged' && sameValue(other.shown, change.body.fromBefore) ? undefined : 'moved'
}

/** A duplicate is hidden, or comes back as it was. */
function otherRecords({ body }: ClientChange, other: RecordSides | undefined): readonly RecordWrite[] {
  if (other === undefined) return []
  const { clientId, clientKey } = other
  if (body.kind === 'unmerged') return [{ clientId, clientKey, edited: body.fromBefore }]
  return [{ clientId, clientKey, edited: 'gone' }]
}
