import { z } from 'zod'
import { fieldEditSchema } from '../../../core/contract/client-change-schema.ts'
import { clientPhoneSchema, clientTaskSchema } from '../../../core/contract/client-schema.ts'
import type { ConflictPoint } from '../../../core/domain/client/change/conflict-point.ts'

/** A point as it lies on the disk: of a field the two edits that meet, so that every value is parsed by its field. */
const company = z.string().max(500).nullable()
const stored = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), mine: fieldEditSchema, theirs: fieldEditSchema }),
  z.object({ kind: z.literal('company'), roleId: z.string(), before: company, mine: company, theirs: company }),
  z.object({ kind: z.literal('phone'), number: z.string(), before: clientPhoneSchema, theirs: clientPhoneSchema }),
  z.object({ kind: z.literal('task'), mine: clientTaskSchema }),
  z.object({ kind: z.literal('client') }),
])

export const pointSchema: z.ZodType<ConflictPoint> = stored.transform((point): ConflictPoint => {
  if (point.kind !== 'field') return point
  const { field, before, after } = point.mine
  return { kind: 'field', field, before, mine: after, theirs: point.theirs.after }
})

export function storedPoint(point: ConflictPoint): unknown {
  if (point.kind !== 'field') return point
  const { field, before, mine, theirs } = point
  return { kind: 'field', mine: { field, before, after: mine }, theirs: { field, before, after: theirs } }
}
