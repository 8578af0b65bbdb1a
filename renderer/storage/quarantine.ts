import type { EpochMs } from '../../core/domain/time.ts'
import type { SeatDatabase } from './db.ts'
import { quarantineRowSchema } from './rows.ts'
import { guarded } from './storage-failure.ts'

/** Why a row could not be read. */
export type Flaw = 'bad-shape' | 'bad-tag' | 'bad-json' | 'bad-record'

/** A row that could not be read, kept as it was found. */
export interface QuarantinedRow {
  /** `table:key`; the same row is counted once. */
  readonly id: string
  readonly table: string
  readonly why: Flaw
  readonly at: EpochMs
}

/** Keeps copies of unreadable rows. The row itself stays where it is: a later version may be able to read it. */
export class Quarantine {
  readonly #db: SeatDatabase
  readonly #now: () => EpochMs

  constructor(db: SeatDatabase, now: () => EpochMs) {
    this.#db = db
    this.#now = now
  }

  /** Never rejects: a full disk must not turn a bad row into a fatal one. */
  async keep(table: string, key: string, why: Flaw, raw: unknown): Promise<void> {
    const row = { id: `${table}:${key}`, table, why, at: this.#now(), raw }
    try {
      await this.#db.transaction('rw', this.#db.quarantine, async () => {
        if ((await this.#db.quarantine.get(row.id)) === undefined) await this.#db.quarantine.add(row)
      })
    } catch {
      // It will be met and counted again at the next reading.
    }
  }

  count(): Promise<number> {
    return guarded(() => this.#db.quarantine.count())
  }

  async list(limit: number): Promise<readonly QuarantinedRow[]> {
    const rows = await guarded(() => this.#db.quarantine.orderBy('at').reverse().limit(limit).toArray())
    return rows.flatMap((row) => {
      const parsed = quarantineRowSchema.safeParse(row)
      if (!parsed.success) return []
      const { id, table, why, at } = parsed.data
      return [{ id, table, why, at }]
    })
  }
}
