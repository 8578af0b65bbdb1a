import { z } from 'zod'
import { callIdSchema } from '../../../core/contract/call-schema.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { DeliveryJob, DeliveryLane, DeliveryStatus } from '../../../core/outbox/delivery-job.ts'
import type { Bytes } from '../bytes.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { jobRowSchema, type JobRow } from '../rows.ts'

const laneSchema: z.ZodType<DeliveryLane> = z.union([z.templateLiteral(['client:', z.string().min(1)]), callIdSchema])

export const bodyPlace = (id: string): string => `jobs:${id}:body`
export const whyPlace = (id: string): string => `jobs:${id}:why`

/** A row for a job that was never rejected; see `sealWhy` for the words of the other side. */
export function rowOfJob(job: DeliveryJob, body: Bytes, why?: Bytes): JobRow {
  const { id, kind, lane, createdAt, tryingSince, failures, tries, status } = job
  const row = { id, kind, interactionId: lane, createdAt, tryingSince, failures, tries, state: status.kind, at: timeOf(status), body }
  return why ? { ...row, why } : row
}

/** The words of the other side may name the client: they are sealed too. */
export async function sealWhy(keys: SeatKeys, job: DeliveryJob): Promise<Bytes | undefined> {
  return job.status.kind === 'rejected' ? sealRecord(keys, 'jobs', whyPlace(job.id), job.status.why) : undefined
}

/** Undefined when the row is not one of ours. */
export async function jobOfRow(keys: SeatKeys, raw: unknown): Promise<DeliveryJob | undefined> {
  const parsed = jobRowSchema.safeParse(raw)
  const lane = laneSchema.safeParse(parsed.data?.interactionId)
  if (!parsed.success || !lane.success) return undefined
  const row = parsed.data
  const why = row.why ? await openRecord(keys, 'jobs', whyPlace(row.id), row.why, z.string()) : undefined
  const { id, kind, createdAt, tryingSince, failures, tries } = row
  const status = statusOf(row, why?.ok ? why.value : '')
  return { id, kind, lane: lane.data, createdAt, tryingSince, failures, tries, status }
}

function statusOf({ state, at }: JobRow, why: string): DeliveryStatus {
  switch (state) {
    case 'leased':
      return { kind: state, until: at }
    case 'rejected':
      return { kind: state, at, why }
    case 'due':
    case 'delivered':
    case 'exhausted':
      return { kind: state, at }
    default:
      return missingCase(state)
  }
}

const timeOf = (status: DeliveryStatus): number => (status.kind === 'leased' ? status.until : status.at)
