import { questionKey } from '../../../core/domain/process/predicted.ts'
import { addedCount, type PredictionCount } from '../../../core/domain/process/prediction-count.ts'
import type { SeatDatabase } from '../db.ts'
import { guarded } from '../storage-failure.ts'
import { predictionCountRowSchema, type PredictionCountRow } from './prediction-count-row.ts'

/** What the seat has learned of the questions clients ask. A row that cannot be read counts from nothing again. */
export class DexiePredictionCounts {
  readonly #db: SeatDatabase

  constructor(db: SeatDatabase) {
    this.#db = db
  }

  all(): Promise<readonly PredictionCount[]> {
    return guarded(async () => {
      const rows: readonly unknown[] = await this.#db.predictionCounts.toArray()
      return rows.flatMap((row) => countOf(row) ?? [])
    })
  }
}

/** Inside the transaction that finishes the call: each call is counted once, whatever is repeated. */
export async function addPredictionCounts(db: SeatDatabase, more: readonly PredictionCount[]): Promise<void> {
  for (const one of more) {
    const key = questionKey(one)
    const before: unknown = await db.predictionCounts.get(key)
    await db.predictionCounts.put({ key, ...addedCount(countOf(before), one) })
  }
}

function countOf(row: unknown): PredictionCount | undefined {
  const parsed = predictionCountRowSchema.safeParse(row)
  if (!parsed.success) return undefined
  const { key: _key, ...count }: PredictionCountRow = parsed.data
  return count
}
