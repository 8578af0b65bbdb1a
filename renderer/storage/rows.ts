import { z } from 'zod'
import type { Bytes } from './bytes.ts'

/** Rows as they lie on the disk, parsed whenever one is read. Personal fields live only in boxes. */
const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => (ownsBuffer(found) ? found : new Uint8Array(found)))
const ownsBuffer = (found: Uint8Array): found is Bytes => found.buffer instanceof ArrayBuffer
const epochMs = z.number()

export const blobRowSchema = z.object({ generation: z.number().int(), no: z.number().int().nonnegative(), box: bytes })
export type BlobRow = z.infer<typeof blobRowSchema>

/** Whose sight of a client a row of `recent` is: the source's, or the seat's own edit, which lies on top. */
export const TOLD = 0
export const EDITED = 1

export const recentRowSchema = z.object({
  layer: z.union([z.literal(TOLD), z.literal(EDITED)]),
  clientKey: bytes,
  /** Order of the writes; rows of one transaction share it. */
  seq: z.number().int(),
  /** The source has the client no more; the box holds the id alone. */
  gone: z.literal(true).exactOptional(),
  phoneKeys: z.array(bytes),
  box: bytes,
})
export type RecentRow = z.infer<typeof recentRowSchema>

export const interactionRowSchema = z.object({
  id: z.string().min(1),
  stage: z.enum(['open', 'wrap-up', 'done', 'not-required']),
  /** Absent until the phone has written facts. */
  startedAt: epochMs.exactOptional(),
  clientKey: bytes.exactOptional(),
  /** `savedAt` of the work, so that an older draft of another window never replaces a newer one. */
  workSavedAt: epochMs.exactOptional(),
  facts: bytes.exactOptional(),
  work: bytes.exactOptional(),
  /** It no longer says whose call it was. */
  anonymous: z.literal(true).exactOptional(),
})
export type InteractionRow = z.infer<typeof interactionRowSchema>

export const jobRowSchema = z.object({
  id: z.string().min(1),
  /** Absent in the oldest rows: an interaction. */
  kind: z.enum(['interaction', 'client-change']).default('interaction'),
  /** The lane; only calls had one when the column got its name. */
  interactionId: z.string().min(1),
  createdAt: epochMs,
  tryingSince: epochMs,
  failures: z.number().int().nonnegative(),
  tries: z.number().int().nonnegative(),
  state: z.enum(['due', 'leased', 'delivered', 'exhausted', 'rejected']),
  /** The time of the state: due at, leased until, settled at. */
  at: epochMs,
  /** Who sends it now; a pump that lost its lease cannot settle the job. */
  lease: z.string().exactOptional(),
  body: bytes,
  why: bytes.exactOptional(),
})
export type JobRow = z.infer<typeof jobRowSchema>

export const directoryStateSchema = z.object({
  id: z.literal('directory'),
  /** Grows with each import. */
  generation: z.number().int().nonnegative(),
  /** Which pair of tables holds it. */
  side: z.enum(['a', 'b']).default('a'),
  /** Grows whenever pages of the generation are changed in place. */
  revision: z.number().int().nonnegative().default(0),
  bucketCount: z.number().int().positive(),
  /** Absent in the oldest directories: then it is counted. */
  pageCount: z.number().int().nonnegative().exactOptional(),
  clientCount: z.number().int().nonnegative(),
  /** Told rows of `recent` up to this `seq` are in the pages already. */
  folded: z.number().int().nonnegative().default(0),
  label: z.string(),
  at: epochMs,
})
export type DirectoryState = z.infer<typeof directoryStateSchema>

/** An import that did not end. */
export const pendingImportSchema = z.object({
  id: z.literal('import'),
  generation: z.number().int().positive(),
  side: z.enum(['a', 'b']),
  label: z.string(),
  keep: z.string(),
  /** Told rows up to this `seq` are replaced by it. */
  folds: z.number().int().nonnegative(),
  at: epochMs,
})
export type PendingImport = z.infer<typeof pendingImportSchema>

export const quarantineRowSchema = z.object({
  id: z.string(),
  table: z.string(),
  why: z.enum(['bad-shape', 'bad-tag', 'bad-json', 'bad-record']),
  at: epochMs,
  raw: z.unknown(),
})
export type QuarantineRow = z.infer<typeof quarantineRowSchema>
