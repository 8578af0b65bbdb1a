import { z } from 'zod'
import { COLUMN_TARGETS } from '../../../core/domain/directory/file/column-target.ts'
import { RECORD_FAULTS } from '../../../core/domain/directory/source-fault.ts'
import type { FaultyRow, RowFault } from '../../../core/domain/directory/file/row-fault.ts'
import type { FileOutcome, Look } from './file-imports.ts'
import { countsSchema, shapeSchema } from './left-import.ts'

/** What the worker of files answers at length: a look of some rows, an end with some hundreds of refused ones. */
const trouble = z.enum(['empty', 'too-large', 'unknown', 'damaged', 'gone'])
const line = z.number().int().nonnegative()
const cells = z.array(z.string())
const look = z.object({
  shape: shapeSchema,
  sheets: z.array(z.string()),
  header: z.array(z.string()),
  columns: z.array(z.object({ header: z.string(), target: z.enum(COLUMN_TARGETS) })),
  sample: z.array(z.object({ line, cells, broken: z.literal(true).exactOptional() })),
  print: z.string(),
})

export const lookSchema: z.ZodType<Look> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seen'), look }),
  z.object({ kind: z.literal('refused'), why: trouble }),
])

const column = z.number().int().nonnegative().exactOptional()
const written = z.string()
const most = z.number()
const faultSchema: z.ZodType<RowFault> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['broken-quotes', 'nobody', 'twice', 'several-owners']), column }),
  z.object({ kind: z.enum(['too-many-cells', 'too-long', 'too-many']), column, most }),
  z.object({ kind: z.enum(['phone-short', 'phone-long']), column, digits: z.number(), written }),
  z.object({ kind: z.enum(['phone-rounded', 'not-phone', 'not-email', 'not-date', 'not-amount', 'not-yes-no']), column, written }),
  z.object({ kind: z.enum(['not-extension', 'not-segment', 'not-language', 'not-time-zone']), column, written }),
  z.object({ kind: z.literal('bad-card'), column, why: z.enum(RECORD_FAULTS) }),
])
const faultyRow: z.ZodType<FaultyRow> = z.object({ line, cells, faults: z.array(faultSchema) })

export const outcomeSchema: z.ZodType<FileOutcome> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    counts: countsSchema,
    refused: z.object({ first: z.array(faultyRow), file: z.instanceof(Blob).exactOptional() }),
  }),
  z.object({ kind: z.literal('cancelled'), counts: countsSchema }),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('refused'), why: trouble }),
])
