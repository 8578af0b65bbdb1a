import type { Client } from '../../../core/domain/client/client.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { readDirectoryState } from '../directory/directory-state.ts'
import { giveWay } from '../right-of-way.ts'
import { dayOf } from '../privacy/privacy-row.ts'

/** Rows of one transaction. */
const SLICE = 500

/**
 * Retention counts from the day a record was told, not from an import long before. To be noted before the records are in force: a power
 * cut leaves nobody without a day.
 */
export class NoteNeeded {
  readonly #db: SeatDatabase
  readonly #digest: RowDigest
  readonly #day: number
  /** Who has no day of his own has that of the import: where it is the same, nothing need be noted. */
  readonly #isOfToday: boolean

  private constructor(db: SeatDatabase, keys: SeatKeys, day: number, importedAt: number | undefined) {
    this.#db = db
    this.#digest = new RowDigest(keys.digestSecret)
    this.#day = day
    this.#isOfToday = importedAt === undefined || dayOf(importedAt) === day
  }

  static async open(db: SeatDatabase, keys: SeatKeys, now: number): Promise<NoteNeeded> {
    return new NoteNeeded(db, keys, dayOf(now), (await readDirectoryState(db))?.at)
  }

  async note(clients: readonly Client[]): Promise<void> {
    if (this.#isOfToday && (await this.#db.needed.count()) === 0) return
    for (let at = 0; at < clients.length; at += SLICE) {
      const rows = clients.slice(at, at + SLICE).map(({ id }) => ({ clientKey: this.#digest.of('client', id), day: this.#day }))
      await giveWay()
      await this.#db.needed.bulkPut(rows)
    }
  }
}
