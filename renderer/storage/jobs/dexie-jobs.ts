import Dexie from 'dexie'
import { z } from 'zod'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { DeliveryOutcome } from '../../../core/outbox/delivery-outcome.ts'
import type { DeliveryJob } from '../../../core/outbox/delivery-job.ts'
import { sendAgain } from '../../../core/outbox/retry-policy.ts'
import type { ChangeChannel } from '../change-channel.ts'
import { openRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import type { JobRow } from '../rows.ts'
import { guarded } from '../storage-failure.ts'
import { JOB_STATES, type DeliveryCounts, type JobState } from './delivery-job.ts'
import { bodyPlace, jobOfRow, rowOfJob, sealWhy } from './job-row.ts'
import type { JobQueue, JobStore, LeasedJob } from './job-store.ts'

const bodySchema = z.record(z.string(), z.unknown())
/** Due jobs looked at in one go; more are looked at only while these wait for an older one of their lane. */
const LOOK_AHEAD = 50

/** Settles the delivery of a change of a client's record: the record follows in the same transaction. */
export type ChangeSettler = (leased: LeasedJob, after: DeliveryJob, outcome: DeliveryOutcome) => Promise<boolean>

/** Delivery jobs in IndexedDB, for the desk and for the pump. */
export class DexieJobs implements JobStore, JobQueue {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine
  readonly #changes: ChangeChannel
  readonly #now: () => EpochMs
  #changeSettler: ChangeSettler | undefined

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine, changes: ChangeChannel, now: () => EpochMs) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
    this.#changes = changes
    this.#now = now
  }

  /** Whoever keeps the changes says so when it is made: it needs the jobs itself. */
  settleChangesWith(settler: ChangeSettler): void {
    this.#changeSettler = settler
  }

  ofInteraction(callId: CallId): Promise<DeliveryJob | undefined> {
    return guarded(async () => {
      const rows = this.#db.jobs.where('[interactionId+createdAt]').between([callId, Dexie.minKey], [callId, Dexie.maxKey])
      return this.#read(await rows.last())
    })
  }

  list(state: JobState, limit: number): Promise<readonly DeliveryJob[]> {
    return guarded(async () => {
      const rows = await this.#inState(state).limit(limit).toArray()
      return (await Promise.all(rows.map((row) => this.#read(row)))).filter((job) => job !== undefined)
    })
  }

  async sendAgain(jobId: string): Promise<boolean> {
    const changed = await guarded(async () => {
      const job = await this.#read(await this.#db.jobs.get(jobId))
      if (!job || job.status.kind === 'delivered') return false
      const again = sendAgain(job, this.#now())
      return this.#db.transaction('rw', this.#db.jobs, async () => {
        const row = await this.#db.jobs.get(jobId)
        if (!row || row.state === 'delivered') return false
        await this.#db.jobs.put(rowOfJob(again, row.body))
        return true
      })
    })
    if (changed) this.#changes.announce({ kind: 'jobs' })
    return changed
  }

  async counts(): Promise<DeliveryCounts> {
    return guarded(async () => {
      const [due = 0, leased = 0, delivered = 0, exhausted = 0, rejected = 0] = await Promise.all(
        JOB_STATES.map((state) => this.#inState(state).count()),
      )
      return { due, leased, delivered, exhausted, rejected }
    })
  }

  async leaseNext(now: EpochMs, leaseMs: number): Promise<LeasedJob | undefined> {
    for (;;) {
      const taken = await guarded(() => this.#take(now, leaseMs))
      if (!taken) return undefined
      const { row, lease } = taken
      const job = await this.#read(row)
      const body = await openRecord(this.#keys, 'jobs', bodyPlace(row.id), row.body, bodySchema)
      if (job && body.ok) return this.#announced({ job, lease, body: body.value })
      await this.#quarantine.keep('jobs', row.id, body.ok ? 'bad-shape' : body.error, row)
      await this.#reject(row)
    }
  }

  async settle(leased: LeasedJob, after: DeliveryJob, outcome?: DeliveryOutcome): Promise<boolean> {
    if (after.kind === 'client-change' && outcome !== undefined && this.#changeSettler !== undefined)
      return this.#changeSettler(leased, after, outcome)
    const settled = await guarded(async () => {
      const why = await sealWhy(this.#keys, after)
      return this.#db.transaction('rw', this.#db.jobs, async () => {
        const row = await this.#db.jobs.get(after.id)
        if (row?.lease !== leased.lease) return false
        await this.#db.jobs.put(rowOfJob(after, row.body, why))
        return true
      })
    })
    return this.#announced(settled)
  }

  nextDueAt(): Promise<EpochMs | undefined> {
    return guarded(async () => {
      const [due, leased] = await Promise.all([this.#inState('due').first(), this.#inState('leased').first()])
      const times = [due?.at, leased?.at].filter((at) => at !== undefined)
      return times.length > 0 ? Math.min(...times) : undefined
    })
  }

  onChange(listener: () => void): () => void {
    return this.#changes.listen((change) => {
      if (change.kind === 'jobs') listener()
    })
  }

  #take(now: EpochMs, leaseMs: number): Promise<{ row: JobRow; lease: string } | undefined> {
    const lease = crypto.randomUUID()
    return this.#db.transaction('rw', this.#db.jobs, async () => {
      const row = (await this.#nextFree('leased', now)) ?? (await this.#nextFree('due', now))
      if (!row) return undefined
      await this.#db.jobs.put({ ...row, state: 'leased', at: now + leaseMs, lease })
      return { row, lease }
    })
  }

  async #nextFree(state: JobState, now: EpochMs): Promise<JobRow | undefined> {
    for (let offset = 0; ; offset += LOOK_AHEAD) {
      const rows = await this.#inState(state, now).offset(offset).limit(LOOK_AHEAD).toArray()
      for (const row of rows) if (await this.#isItsTurn(row)) return row
      if (rows.length < LOOK_AHEAD) return undefined
    }
  }

  /** Order within a lane: nothing older of it is still to be sent. */
  async #isItsTurn(row: JobRow): Promise<boolean> {
    const older = this.#db.jobs
      .where('[interactionId+createdAt]')
      .between([row.interactionId, Dexie.minKey], [row.interactionId, row.createdAt])
    return !(await older.toArray()).some((other) => other.state === 'due' || other.state === 'leased')
  }

  async #reject(row: JobRow): Promise<void> {
    await guarded(() => this.#db.jobs.put({ ...row, state: 'rejected', at: this.#now() }))
    this.#changes.announce({ kind: 'jobs' })
  }

  #inState(state: JobState, until?: EpochMs) {
    return this.#db.jobs.where('[state+at]').between([state, Dexie.minKey], [state, until ?? Dexie.maxKey], true, true)
  }

  async #read(row: unknown): Promise<DeliveryJob | undefined> {
    return row === undefined ? undefined : jobOfRow(this.#keys, row)
  }

  #announced<T>(value: T): T {
    this.#changes.announce({ kind: 'jobs' })
    return value
  }
}
