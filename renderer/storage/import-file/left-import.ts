import { z } from 'zod'
import { COLUMN_TARGETS, IMPORT_POLICIES } from '../../../core/domain/directory/file/column-target.ts'
import { DELIMITERS } from '../../../core/domain/directory/file/csv-delimiter.ts'
import { TEXT_ENCODINGS } from '../../../core/domain/directory/file/text-encoding.ts'
import { fromUtf8, toUtf8 } from '../bytes.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { FileOrder, LeftImport } from './file-imports.ts'

const encoding = z.enum(TEXT_ENCODINGS)
export const shapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('csv'), encoding, delimiter: z.enum(DELIMITERS), header: z.boolean() }),
  z.object({ kind: z.literal('xlsx'), sheet: z.string(), header: z.boolean() }),
  z.object({ kind: z.literal('vcard'), encoding }),
])

const language = z.enum(['ru', 'en'])
export const orderSchema: z.ZodType<FileOrder> = z.object({
  shape: shapeSchema,
  columns: z.array(z.object({ header: z.string(), target: z.enum(COLUMN_TARGETS) })),
  policy: z.enum(IMPORT_POLICIES),
  language,
  country: z.string(),
  words: language,
})

const count = z.number().int().nonnegative()
export const countsSchema = z.object({ rows: count, added: count, updated: count, present: count, missing: count, refused: count })

const leftSchema: z.ZodType<LeftImport> = z.object({
  print: z.string(),
  name: z.string(),
  size: count,
  order: orderSchema,
  counts: countsSchema,
  at: z.number(),
})

/** The one import of a file that is under way, sealed: the names of files and columns say much. */
export const LEFT_PLACE = 'file-import'
const rowSchema = z.object({ id: z.literal(LEFT_PLACE), box: z.instanceof(Uint8Array<ArrayBuffer>) })

/** Undefined: none, or one that cannot be read, which is none. */
export async function readLeft(db: SeatDatabase, keys: SeatKeys): Promise<LeftImport | undefined> {
  const row = rowSchema.safeParse(await db.meta.get(LEFT_PLACE))
  if (!row.success) return undefined
  const content = await unseal(keys, 'clients', LEFT_PLACE, row.data.box)
  if (!content.ok) return undefined
  try {
    const left = leftSchema.safeParse(JSON.parse(fromUtf8(content.value)))
    return left.success ? left.data : undefined
  } catch {
    return undefined
  }
}

export async function writeLeft(db: SeatDatabase, keys: SeatKeys, left: LeftImport): Promise<void> {
  await db.meta.put({ id: LEFT_PLACE, box: await seal(keys, 'clients', LEFT_PLACE, toUtf8(JSON.stringify(left))) })
}

export const clearLeft = (db: SeatDatabase): PromiseLike<void> => db.meta.delete(LEFT_PLACE)

/** The same file, to be read and used in the same way. What the refused rows are written in makes no difference. */
export const isSameImport = (left: LeftImport, print: string, order: FileOrder): boolean =>
  left.print === print && orderKey(left.order) === orderKey(order)

/** Fields in one order. */
export const orderKey = ({ shape, columns, policy, language: of, country }: FileOrder): string =>
  JSON.stringify([
    Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1)),
    columns.map(({ header, target }) => [header, target]),
    policy,
    of,
    country,
  ])
