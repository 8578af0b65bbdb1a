import { toHex, type Bytes } from '../bytes.ts'
import type { SeatDatabase } from '../db.ts'
import type { UnsentWork } from './seat-privacy.ts'

const UNSENT = ['due', 'leased', 'exhausted', 'rejected'] as const

/** Work that has not reached its receiver: whose it is, and which calls it is of. */
export interface Unsent {
  /** Digests of clients, in hexadecimal. */
  readonly clients: ReadonlySet<string>
  /** Ids of calls with a delivery on its way, or still to be wrapped up. */
  readonly calls: ReadonlySet<string>
}

/** What must not be let go of. */
export async function unsentOnSeat(db: SeatDatabase): Promise<Unsent> {
  const clients = new Set<string>()
  const add = (key: Bytes | undefined): void => {
    if (key !== undefined) clients.add(toHex(new Uint8Array(key)))
  }
  const calls = new Set(await unsentCalls(db))
  for (const row of await db.interactions.bulkGet([...calls])) add(row?.clientKey)
  for (const key of await db.clientBases.toCollection().primaryKeys()) add(key)
  for (const [key] of await db.clientTasks.toCollection().primaryKeys()) add(key)
  return { clients, calls }
}

async function unsentCalls(db: SeatDatabase): Promise<readonly string[]> {
  const lanes = await Promise.all(
    UNSENT.map(async (state) => {
      const rows = await db.jobs.where('[state+at]').between([state, -Infinity], [state, Infinity]).toArray()
      return rows.map(({ interactionId }) => interactionId)
    }),
  )
  const living = await Promise.all(
    (['open', 'wrap-up'] as const).map((stage) =>
      db.interactions.where('[stage+startedAt]').between([stage, -Infinity], [stage, Infinity]).primaryKeys(),
    ),
  )
  return [...lanes, ...living].flat().filter((id) => !id.startsWith('client:'))
}

/** Deliveries that are not there yet, of everybody. */
export async function countUnsent(db: SeatDatabase): Promise<number> {
  const counts = UNSENT.map((state) => db.jobs.where('[state+at]').between([state, -Infinity], [state, Infinity]).count())
  const waiting = await Promise.all([...counts, db.teamItems.count()])
  return waiting.reduce((sum, count) => sum + count, 0)
}

/** The same of one client; `callIds`: his calls. */
export async function unsentOf(db: SeatDatabase, clientKey: Bytes, callIds: readonly string[]): Promise<UnsentWork> {
  const changes = await db.clientChanges.where('[clientKey+no]').between([clientKey, -Infinity], [clientKey, Infinity]).toArray()
  const { calls } = await unsentOnSeat(db)
  return {
    changes: changes.filter(({ state }) => state === 'pending' || state === 'conflict').length,
    calls: callIds.filter((id) => calls.has(id)).length,
  }
}
