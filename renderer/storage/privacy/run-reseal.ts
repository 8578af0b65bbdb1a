import type { Table } from 'dexie'
import { sameBytes, type Bytes } from '../bytes.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { sealedTables, type SealedColumn } from './sealed-columns.ts'

export interface ResealParts {
  readonly db: SeatDatabase
  /** With `previous`: the keys of before. */
  readonly keys: SeatKeys
  readonly onProgress?: (progress: { readonly rows: number; readonly total: number }) => void
  readonly isCancelled?: () => boolean
  readonly rest?: () => Promise<void>
}

/** Rows looked at together, about 1 MB of pages. */
const SLICE = 16

/**
 * Seals with the key of now whatever the key of before sealed, a row at a time, and only if nobody wrote the row meanwhile: so it
 * may be killed anywhere, and begun again. What neither key opens stays as it is. False: cancelled.
 */
export async function runReseal(parts: ResealParts): Promise<boolean> {
  const { db, onProgress } = parts
  const tables = sealedTables(db)
  const counts = await Promise.all(tables.map(({ table }) => table.count()))
  const total = counts.reduce((sum, count) => sum + count, 0)
  let rows = 0
  for (const { table, columns } of tables) {
    let last: unknown
    for (;;) {
      if (parts.isCancelled?.() === true) return false
      const from = last === undefined ? table.toCollection() : table.where(':id').above(last)
      const keysOfRows = await from.limit(SLICE).primaryKeys()
      if (keysOfRows.length === 0) break
      await Promise.all(keysOfRows.map((key) => resealRow(parts, table, key, columns)))
      last = keysOfRows.at(-1)
      rows += keysOfRows.length
      onProgress?.({ rows, total: Math.max(rows, total) })
      await parts.rest?.()
    }
  }
  return true
}

/** A row that is written meanwhile is read again: whoever wrote it used the key of now for what he wrote, not for the rest. */
async function resealRow({ db, keys }: ResealParts, table: Table<object>, key: unknown, columns: readonly SealedColumn[]): Promise<void> {
  for (;;) {
    const row: unknown = await table.get(key)
    if (!isRow(row)) return
    const fresh = await freshBoxes(keys, row, columns)
    if (fresh.length === 0) return
    const written = await db.transaction('rw', table, async () => {
      const now: unknown = await table.get(key)
      if (!isRow(now)) return true
      if (!columns.every(({ column }) => sameBox(now[column], row[column]))) return false
      const changed = { ...now, ...Object.fromEntries(fresh) }
      // In-line keys only: the row says itself where it lies.
      await table.put(changed)
      return true
    })
    if (written) return
  }
}

async function freshBoxes(keys: SeatKeys, row: Row, columns: readonly SealedColumn[]): Promise<readonly (readonly [string, Bytes])[]> {
  const { previous: _previous, ...now } = keys
  const found = columns.map(async ({ column, store, place, of }): Promise<readonly [string, Bytes] | undefined> => {
    const value = row[column]
    if (!(value instanceof Uint8Array) || of?.(row) === false) return undefined
    const box = new Uint8Array(value)
    const where = place(row)
    if ((await unseal(now, store, where, box)).ok) return undefined
    const content = await unseal(keys, store, where, box)
    return content.ok ? [column, await seal(keys, store, where, content.value)] : undefined
  })
  return (await Promise.all(found)).filter((one) => one !== undefined)
}

type Row = Readonly<Record<string, unknown>>
const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null

const sameBox = (a: unknown, b: unknown): boolean =>
  a instanceof Uint8Array && b instanceof Uint8Array ? sameBytes(new Uint8Array(a), new Uint8Array(b)) : a === b
