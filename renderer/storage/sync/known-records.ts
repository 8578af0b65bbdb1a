import type { ClientId } from '../../../core/domain/client/client.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { openRecords, sealRecords, type SourceRecords } from './source-row.ts'
import type { SourceRecordsRow } from './source-rows.ts'

interface Known {
  /** Empty: unknown, so that the next telling is written whatever it says. */
  digest: string
  sweep: number
}

/** Rows of a source are packed when there are more. */
const MOST_ROWS = 64
const PACK = 5_000

/** What a source has told so far: who is there, and a digest of each, so that a telling anew writes only what changed. */
export class KnownRecords {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #source: string
  readonly #known = new Map<string, Known>()
  #rows = 0

  private constructor(db: SeatDatabase, keys: SeatKeys, source: string) {
    this.#db = db
    this.#keys = keys
    this.#source = source
  }

  /** Reads it. A row that cannot be read takes nobody away: those clients stay until a telling anew names or misses them. */
  static async read(db: SeatDatabase, keys: SeatKeys, source: string): Promise<KnownRecords> {
    const known = new KnownRecords(db, keys, source)
    const rows = await db.sourceRecords.where('source').equals(source).sortBy('no')
    for (const row of rows) {
      const records = await openRecords(keys, source, row)
      if (records !== undefined) known.take(records)
    }
    known.#rows = rows.length
    return known
  }

  get size(): number {
    return this.#known.size
  }

  isSame(id: ClientId, digest: string): boolean {
    return this.#known.get(id)?.digest === digest
  }

  take({ sweep, told, gone }: SourceRecords): void {
    for (const id of gone) this.#known.delete(id)
    for (const [id, digest] of told) this.#known.set(id, { digest, sweep })
    this.#rows += 1
  }

  /** Those that the telling number `sweep` did not name. */
  missedBy(sweep: number): readonly ClientId[] {
    return [...this.#known].filter(([, known]) => known.sweep < sweep).map(([id]) => id as ClientId)
  }

  /** Writes all of it in few rows when it lies in many; the content is the same. */
  async pack(): Promise<void> {
    if (this.#rows <= MOST_ROWS) return
    const entries = [...this.#known]
    const rows: SourceRecordsRow[] = []
    for (const sweep of new Set(entries.map(([, known]) => known.sweep)))
      for (const told of chunksOf(entries.filter(([, known]) => known.sweep === sweep)))
        rows.push(await sealRecords(this.#keys, this.#source, { sweep, told: told.map(([id, { digest }]) => [id, digest]), gone: [] }))
    const { sourceRecords } = this.#db
    await this.#db.transaction('rw', sourceRecords, async () => {
      await sourceRecords.where('source').equals(this.#source).delete()
      await sourceRecords.bulkAdd(rows)
    })
    this.#rows = rows.length
  }
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += PACK) yield items.slice(at, at + PACK)
}
