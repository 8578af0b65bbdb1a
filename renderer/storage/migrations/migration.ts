import type Dexie from 'dexie'
import type { Transaction } from 'dexie'

/** One step of the database's layout. Once released it never changes: what comes later is a new number. */
export interface Migration {
  /** Grows from step to step; a number that was never released may be missing. */
  readonly version: number
  /** Tables made or changed by this step, in Dexie's index language; null drops a table. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Rewrites rows. May await only database work: anything else lets the transaction commit early. */
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>
}

/** Declares the whole chain on a database that is not open yet. */
export function applyMigrations(db: Dexie, chain: readonly Migration[]): void {
  let last = 0
  for (const step of chain) {
    if (step.version <= last) throw new Error(`migration ${step.version} stands behind ${last}`)
    last = step.version
    const version = db.version(step.version).stores({ ...step.stores })
    if (step.upgrade) version.upgrade(step.upgrade)
  }
}
