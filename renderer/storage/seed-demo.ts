import type { Client } from '../../core/domain/client/client.ts'
import type { ImportOptions } from './directory/import-source.ts'
import type { SeatStorage } from './seat-storage.ts'

export interface SeedOptions extends ImportOptions {
  /** 10,000 unless told. */
  readonly count?: number
  readonly seed?: number
  /** Dates of the demo data are counted from here; now unless told. */
  readonly nowMs?: number
}

/** After a week the dates of the demo data are made anew: a promise for today must not be a month old. */
const STALE_AFTER_MS = 7 * 24 * 60 * 60_000

/** Fills the sandbox's directory with generated clients, unless they are there already. Two windows may ask at once. */
export function seedDemo(storage: SeatStorage, options: SeedOptions = {}): Promise<'seeded' | 'already-there' | 'cancelled'> {
  const { count = 10_000, seed = 1, nowMs = Date.now(), ...rest } = options
  const label = `demo-${seed}-${count}`
  return navigator.locks.request(`${storage.name}-seed`, async () => {
    const present = await storage.directory.imported()
    if (present?.label === label && nowMs - present.at < STALE_AFTER_MS) return 'already-there'
    // Made anew, they lie below what was learned and created here since.
    const keep = present?.label === label ? ({ kind: 'all' } as const) : ({ kind: 'none' } as const)
    const outcome = await storage.directory.importFrom({ kind: 'demo', seed, count, nowMs }, { ...rest, label, keep })
    return outcome.kind === 'cancelled' ? 'cancelled' : 'seeded'
  })
}

/** Lays the people of the scenarios over the generated clients, below what was changed of them here. */
export async function saveScenarioPeople(storage: SeatStorage, clients: readonly Client[]): Promise<void> {
  await storage.clientChanges.applyRemote({ upserts: clients, gone: [] })
}
