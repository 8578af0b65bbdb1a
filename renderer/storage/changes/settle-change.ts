import type { Client } from '../../../core/domain/client/client.ts'
import { withChange } from '../../../core/domain/client/change/apply-change.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import type { DeliveryJob } from '../../../core/outbox/delivery-job.ts'
import type { DeliveryOutcome } from '../../../core/outbox/delivery-outcome.ts'
import { rowOfJob, sealWhy } from '../jobs/job-row.ts'
import type { LeasedJob } from '../jobs/job-store.ts'
import { conflictsOf } from './apply-remote.ts'
import type { ChangeParts } from './change-parts.ts'
import { openChange, type ChangeEntry } from './change-row.ts'
import { announce, writeChange, type ChangeWrite, type RecordWrite } from './change-write.ts'
import { readSides, type RecordSides } from './record-sides.ts'
import { settledRecord } from './settled-record.ts'

/**
 * Writes what became of a try, with what follows for the record, in one transaction. Call it in turn.
 * False when the lease was lost meanwhile: nothing is written.
 */
export async function settleChange(parts: ChangeParts, leased: LeasedJob, after: DeliveryJob, outcome: DeliveryOutcome): Promise<boolean> {
  const beside = await jobWrite(parts, leased, after)
  const raw = await parts.db.clientChanges.where('id').equals(leased.job.id).first()
  const entry = raw === undefined ? undefined : await openChange(parts.keys, parts.quarantine, raw)
  if (entry === undefined || (outcome.kind !== 'delivered' && outcome.kind !== 'conflict')) {
    const settled = await parts.db.transaction('rw', parts.db.jobs, beside)
    if (settled) announce(parts)
    return settled
  }
  const sides = await readSides(parts, entry.change.clientId)
  const write =
    outcome.kind === 'delivered' ? await delivered(parts, sides, entry, outcome) : conflicted(parts, sides, entry, outcome.current)
  return writeChange(parts, { ...write, beside })
}

async function jobWrite({ db, keys }: ChangeParts, { lease }: LeasedJob, after: DeliveryJob): Promise<() => Promise<boolean>> {
  const why = await sealWhy(keys, after)
  return async () => {
    const row = await db.jobs.get(after.id)
    if (row?.lease !== lease) return false
    // The lane may have changed meanwhile: two records were merged.
    await db.jobs.put({ ...rowOfJob(after, row.body, why), interactionId: row.interactionId })
    return true
  }
}

async function delivered(
  parts: ChangeParts,
  sides: RecordSides,
  entry: ChangeEntry,
  { number, version }: { readonly number?: string; readonly version?: string },
): Promise<ChangeWrite> {
  const change = numbered(entry.change, number)
  const known = sides.base?.client ?? null
  const taken = change.body.kind === 'created' && known === null ? change.body.client : known === null ? null : withChange(known, change)
  const outside = taken === null || version === undefined ? taken : { ...taken, version }
  const waiting = sides.pending.filter((other) => other.change.id !== entry.change.id)
  const others = await otherRecords(parts, change)
  return {
    records: [settledRecord(sides, outside, waiting), ...others],
    moved: [{ ...entry, change, state: 'sent', at: parts.now(), points: [] }],
  }
}

/** The request is called there otherwise than here. */
function numbered(change: ClientChange, number: string | undefined): ClientChange {
  if (number === undefined || change.body.kind !== 'request-created') return change
  return { ...change, body: { ...change.body, request: { ...change.body.request, number } } }
}

/** The duplicate is gone out there too, or is there again. */
async function otherRecords(parts: ChangeParts, { body }: ClientChange): Promise<readonly RecordWrite[]> {
  if (body.kind !== 'merged' && body.kind !== 'unmerged') return []
  const sides = await readSides(parts, body.from)
  const { clientId, clientKey, pending, hidden } = sides
  if (pending.length > 0) return []
  if (body.kind === 'unmerged') return hidden ? [] : [{ clientId, clientKey, told: body.fromBefore, edited: 'none', base: 'none' }]
  return hidden ? [{ clientId, clientKey, told: 'gone', edited: 'none', base: 'none' }] : []
}

/** The CRM saw it first: everything of ours goes on top of what it says, and what meets waits for a decision. */
function conflicted(parts: ChangeParts, sides: RecordSides, entry: ChangeEntry, current: Client): ChangeWrite {
  const write = conflictsOf(parts, sides, current)
  const isNamed = write.moved?.some(({ change, state }) => change.id === entry.change.id && state === 'conflict') === true
  if (isNamed) return { ...write, held: (write.held ?? []).filter((id) => id !== entry.change.id) }
  // It says the same as ours already: there is nothing left to send.
  const isThere = entry.change.body.kind === 'edited'
  if (!isThere) return write
  const waiting = sides.pending.filter(({ change }) => change.id !== entry.change.id)
  return {
    ...write,
    records: [settledRecord(sides, current, waiting)],
    moved: [...(write.moved ?? []), { ...entry, state: 'sent', at: parts.now(), points: [] }],
  }
}
