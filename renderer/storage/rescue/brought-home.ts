import { z } from 'zod'
import type { SeatDatabase } from '../db.ts'

/** How much came home, of calls and of changes of clients' records. */
export interface HomeCounts {
  readonly calls: number
  readonly changes: number
}

const ID = 'brought-home'
const rowSchema = z.object({ id: z.literal(ID), calls: z.number().int().nonnegative(), changes: z.number().int().nonnegative() })

/**
 * What came home and nobody was told of yet. Any window brings it home (the phone's often does it first); the one that people look
 * at says so.
 */
export class BroughtHome {
  readonly #db: SeatDatabase

  constructor(db: SeatDatabase) {
    this.#db = db
  }

  async add({ calls, changes }: HomeCounts): Promise<void> {
    if (calls + changes === 0) return
    await this.#db.transaction('rw', this.#db.meta, async () => {
      const known = await this.#untold()
      await this.#db.meta.put({ id: ID, calls: calls + known.calls, changes: changes + known.changes })
    })
  }

  /** What is to be told now; it is not told again. */
  take(): Promise<HomeCounts> {
    return this.#db.transaction('rw', this.#db.meta, async () => {
      const known = await this.#untold()
      await this.#db.meta.delete(ID)
      return known
    })
  }

  async #untold(): Promise<HomeCounts> {
    const row = rowSchema.safeParse(await this.#db.meta.get(ID))
    return row.success ? { calls: row.data.calls, changes: row.data.changes } : { calls: 0, changes: 0 }
  }
}
