import { z } from 'zod'
import { sourceTroubleSchema } from '../../../core/contract/directory/directory-contract.ts'
import { refusedRecordSchema } from '../../../core/contract/directory/source-page-schema.ts'
import type { RefusedRecord } from '../../../core/domain/directory/source-fault.ts'
import type { Bytes } from '../bytes.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import { recordsPlace, statePlace } from './source-places.ts'
import { sourceRecordsRowSchema, sourceRowSchema, type SourceRecordsRow, type SourceRow } from './source-rows.ts'

/** Refused records that are kept, to be read by a person. */
export const REFUSED_KEPT = 20

/** An earlier version kept a text that names it. */
const namedBefore = (text: string): RefusedRecord => ({ name: text, fault: 'bad-value' })

const stateSchema = z.object({
  /** Where to go on; absent: at the beginning. */
  cursor: z.string().exactOptional(),
  /** Counts the tellings anew; `sweeping`: one is on its way, and what it does not name goes at its end. */
  sweep: z.number().int().nonnegative(),
  sweeping: z.boolean(),
  /** The bulk import that the reading belongs to: another one may have replaced what was told. */
  imported: z.string(),
  /** This telling is written whatever is known: an import has replaced what was written before. */
  rewriting: z.boolean(),
  clientCount: z.number().int().nonnegative(),
  /** Of the newest telling. */
  refused: z.array(z.union([refusedRecordSchema, z.string().transform(namedBefore)])).max(REFUSED_KEPT),
  refusedCount: z.number().int().nonnegative(),
  /** When it was last read to its end. */
  succeededAt: z.number().exactOptional(),
  /** What is wrong now, and since when. */
  trouble: z
    .object({ trouble: sourceTroubleSchema, since: z.number(), at: z.number(), failures: z.number().int().positive() })
    .optional()
    // One of an earlier version told it in words: it is told anew at the next try.
    .catch(undefined),
})
export type SourceState = z.infer<typeof stateSchema>

export const NEW_STATE: SourceState = {
  sweep: 0,
  sweeping: false,
  imported: '',
  rewriting: false,
  clientCount: 0,
  refused: [],
  refusedCount: 0,
}

export const sealState = async (keys: SeatKeys, id: string, state: SourceState): Promise<SourceRow> => ({
  id,
  box: await sealRecord(keys, 'clients', statePlace(id), state),
})

/** A row that cannot be read is as if it were not there: the source is read anew. */
export async function openState(keys: SeatKeys, id: string, row: unknown): Promise<SourceState> {
  const parsed = sourceRowSchema.safeParse(row)
  if (!parsed.success) return NEW_STATE
  const opened = await openRecord(keys, 'clients', statePlace(id), new Uint8Array(parsed.data.box), stateSchema)
  return opened.ok ? opened.value : NEW_STATE
}

/** What one page named. */
const recordsSchema = z.object({
  sweep: z.number().int().nonnegative(),
  /** Id, and a digest of what was told of it. */
  told: z.array(z.tuple([z.string(), z.string()])),
  gone: z.array(z.string()),
})
export type SourceRecords = z.infer<typeof recordsSchema>

export const sealRecords = async (keys: SeatKeys, source: string, records: SourceRecords): Promise<SourceRecordsRow> => ({
  source,
  box: await sealRecord(keys, 'clients', recordsPlace(source), records),
})

export async function openRecords(keys: SeatKeys, source: string, row: unknown): Promise<SourceRecords | undefined> {
  const parsed = sourceRecordsRowSchema.safeParse(row)
  if (!parsed.success) return undefined
  const opened = await openRecord(keys, 'clients', recordsPlace(source), new Uint8Array(parsed.data.box) satisfies Bytes, recordsSchema)
  return opened.ok ? opened.value : undefined
}
