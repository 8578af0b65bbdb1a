import { newDeliveryJob } from '../../../core/outbox/delivery-job.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { FinishedFigure } from '../../../core/domain/insight/finished-figure.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { sameWork } from '../../../core/domain/interaction/same-work.ts'
import { sameBytes, type Bytes } from '../bytes.ts'
import { sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { bodyPlace, rowOfJob } from '../jobs/job-row.ts'
import type { InteractionRow, JobRow } from '../rows.ts'
import type { TeamItem } from '../../../core/outbox/team-item.ts'
import { countsOf, type PredictionCount } from '../../../core/domain/process/prediction-count.ts'
import { addPredictionCounts } from '../predictions/dexie-prediction-counts.ts'
import { StorageFailure } from '../storage-failure.ts'
import type { InteractionReader } from './interaction-reader.ts'
import { addTeamItem, sealTeamItem } from '../team/team-item-seal.ts'
import type { TeamItemRow } from '../team/team-item-row.ts'
import { isOlder, withWork, type SealedWork } from './work-columns.ts'

interface FinishDeps {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly reader: InteractionReader
  readonly now: () => number
}

interface Finish {
  readonly work: OperatorWork
  readonly sealed: SealedWork
  readonly figure: FinishedFigure | undefined
}

/**
 * Writes the finished interaction, its delivery job, what the team counts of it and what was learned of questions in one transaction. Job and figure are
 * named like the call, so there is never a second one. What is delivered is sealed first, from the facts as read; when the phone wrote newer facts
 * meanwhile, it is done again. A call that is done already stays as it is, unless another desk has newer work that says
 * something else: that is kept, and delivered under a name of its own, since a receiver takes one name for one content.
 */
export async function finishInteraction(deps: FinishDeps, callId: CallId, { work, sealed, figure }: Finish): Promise<void> {
  for (;;) {
    const seen = await deps.db.interactions.get(callId)
    const opened = seen && (await deps.reader.open(seen))
    if (!opened) throw new StorageFailure('corrupt', 'the facts of this call are not in the journal')
    if (seen.stage === 'done' && (isOlder(sealed, seen) || sameWork(opened.work, work))) return
    const body = { version: 1, callId, facts: opened.facts ?? null, work }
    const jobId = seen.stage === 'done' ? crypto.randomUUID() : callId
    const box = await sealRecord(deps.keys, 'jobs', bodyPlace(jobId), body)
    const job = rowOfJob(newDeliveryJob(jobId, callId, deps.now()), box)
    const item = figure && (await sealTeamItem(deps.keys, itemOf(jobId, figure, deps.now())))
    // A correction is of a call that was counted already.
    const counts = seen.stage === 'done' ? [] : countsOf(work.predicted)
    if (await write(deps, opened.row, sealed, { job, item, counts })) return
  }
}

/** What is written with the call. */
interface Beside {
  readonly job: JobRow
  readonly item: TeamItemRow | undefined
  readonly counts: readonly PredictionCount[]
}

/** Named like the job: what is told anew after a correction is no resend, and the hub must not take it for one. */
const itemOf = (id: string, { organisation, event }: FinishedFigure, createdAt: number): TeamItem => ({
  id,
  lane: event.id,
  organisation,
  createdAt,
  body: { kind: 'event', event },
})

/** False: the row is not the one that was seen, and what is delivered may be another. */
function write({ db }: FinishDeps, seen: InteractionRow, sealed: SealedWork, { job, item, counts }: Beside): Promise<boolean> {
  return db.transaction('rw', db.interactions, db.jobs, db.teamItems, db.predictionCounts, async () => {
    const row = await db.interactions.get(seen.id)
    if (!row) return false
    const over = row.stage === 'done'
    if (over !== (seen.stage === 'done') || !sameBox(row.facts, seen.facts) || (over && !sameBox(row.work, seen.work))) return false
    await db.interactions.put({ ...withWork(row, sealed), stage: 'done' })
    await db.jobs.add(job)
    if (item !== undefined) await addTeamItem(db, item)
    await addPredictionCounts(db, counts)
    return true
  })
}

const sameBox = (a: Bytes | undefined, b: Bytes | undefined): boolean => (a && b ? sameBytes(a, b) : a === b)
