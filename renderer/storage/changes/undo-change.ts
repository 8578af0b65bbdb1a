import { applyChange } from '../../../core/domain/client/change/apply-change.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import type { UndoOutcome } from '../../../core/ports/client-changes.ts'
import type { JobRow } from '../rows.ts'
import type { ChangeParts } from './change-parts.ts'
import { openChange, type ChangeEntry } from './change-row.ts'
import { writeChange, type RecordWrite } from './change-write.ts'
import { keepChange } from './keep-change.ts'
import { isPending, meets, readSides, replayed, type RecordSides } from './record-sides.ts'
import { settledRecord } from './settled-record.ts'

/** Takes a change back: out of the queue while nobody saw it, else by the change that takes it back there. Call it in turn. */
export async function undoChange(parts: ChangeParts, changeId: string, by: string): Promise<UndoOutcome> {
  const raw = await parts.db.clientChanges.where('id').equals(changeId).first()
  const entry = raw === undefined ? undefined : await openChange(parts.keys, parts.quarantine, raw)
  if (entry === undefined || entry.state === 'undone' || entry.state === 'replaced') return { kind: 'refused', why: 'absent' }
  const sides = await readSides(parts, entry.change.clientId)
  const job = await parts.db.jobs.get(changeId)
  const later = sides.pending.filter(({ no = 0, change }) => no > (entry.no ?? 0) && meets(change, entry.change))
  const isUnseen = isPending(entry) && (job === undefined || wasNeverTaken(job, entry))
  if (isUnseen && later.length === 0) return takeBack(parts, sides, entry, job)
  if (isUnseen && entry.change.body.kind !== 'merged') return { kind: 'refused', why: 'changed-since' }
  return reverse(parts, sides, entry, by)
}

/** The CRM has certainly not taken it. */
const wasNeverTaken = (job: JobRow, { state }: ChangeEntry): boolean =>
  state === 'conflict' || job.state === 'rejected' || (job.state === 'due' && job.tries === 0)

async function takeBack(parts: ChangeParts, sides: RecordSides, entry: ChangeEntry, job: JobRow | undefined): Promise<UndoOutcome> {
  const waiting = sides.pending.filter(({ change }) => change.id !== entry.change.id)
  const outside = sides.base?.client ?? null
  const client = replayed(
    outside,
    waiting.map(({ change }) => change),
  )
  const records = [settledRecord(sides, outside, waiting), ...(await otherRecords(parts, entry.change))]
  // The pump may have begun to send it since it was looked at.
  const beside = async (): Promise<boolean> => {
    const now = await parts.db.jobs.get(entry.change.id)
    return now === undefined || (now.state === job?.state && now.tries === job.tries)
  }
  const moved: ChangeEntry[] = [{ ...entry, state: 'undone', at: parts.now(), points: [] }]
  const written = await writeChange(parts, { records, moved, dropped: [entry.change.id], beside })
  return written ? { kind: 'taken-back', client } : { kind: 'refused', why: 'changed-since' }
}

/** The duplicate of a merge that is taken back comes back as it was, with the changes of it that still wait. */
async function otherRecords(parts: ChangeParts, { body }: ClientChange): Promise<readonly RecordWrite[]> {
  if (body.kind === 'unmerged') return [{ ...(await nameOf(parts, body.from)), edited: 'gone' }]
  if (body.kind !== 'merged') return []
  const { clientId, clientKey, pending, base } = await readSides(parts, body.from)
  if (pending.length > 0 && base !== undefined) return [{ clientId, clientKey, edited: body.fromBefore }]
  return [{ clientId, clientKey, told: body.fromBefore, edited: 'none', base: 'none' }]
}

async function nameOf(parts: ChangeParts, clientId: ChangeEntry['change']['clientId']) {
  const { clientKey } = await readSides(parts, clientId)
  return { clientId, clientKey }
}

async function reverse(parts: ChangeParts, sides: RecordSides, entry: ChangeEntry, by: string): Promise<UndoOutcome> {
  if (entry.inverse === undefined) return { kind: 'refused', why: 'not-reversible' }
  const change: ClientChange = { id: crypto.randomUUID(), clientId: sides.clientId, at: parts.now(), by, body: entry.inverse }
  if (!applyChange(sides.shown, change).ok) return { kind: 'refused', why: 'changed-since' }
  const kept = await keepChange(parts, change)
  return kept.kind === 'kept' ? { kind: 'reversed', change, client: kept.client } : { kind: 'refused', why: 'changed-since' }
}
