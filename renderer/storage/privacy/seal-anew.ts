import { deriveSeatKeys } from '../crypto/seat-keys.ts'
import { databaseNames } from '../database-name.ts'
import { openDatabase } from '../db.ts'
import { openOptionsOf, type ToldKeys } from '../open-options.ts'
import { mergeRescue } from '../rescue/merge-rescue.ts'
import type { SeatMode } from '../seat-mode.ts'
import type { SeatStorage } from '../seat-storage.ts'
import { guarded } from '../storage-failure.ts'
import { runReseal, type ResealParts } from './run-reseal.ts'

const MODES: readonly SeatMode[] = ['production', 'sandbox']

/**
 * Seals anew with the key of now every database of this profile, those that were set aside too: one key serves both modes. One
 * window at a time; false: another one does it. May be killed anywhere and begun again. Rejects with `StorageFailure`.
 */
export function sealAnew(own: SeatStorage, keys: ToldKeys, onProgress: NonNullable<ResealParts['onProgress']>): Promise<boolean> {
  return guarded(() =>
    navigator.locks.request('firstline-key-change', { ifAvailable: true }, async (lock) => {
      if (lock === null) return false
      // What was kept in spite of a broken database is named after its key: it comes home before the key goes.
      const { previous, digests } = keys
      const before = { key: previous ?? keys.key, ...(digests === undefined ? {} : { digests }) }
      await mergeRescue(own, openOptionsOf({ mode: own.mode, storage: 'encrypted' }, before))
      for (const mode of MODES) for (const name of await existing(mode)) await resealDatabase(mode, name, keys, onProgress)
      return true
    }),
  )
}

async function resealDatabase(
  mode: SeatMode,
  name: string,
  told: ToldKeys,
  onProgress: NonNullable<ResealParts['onProgress']>,
): Promise<void> {
  const { key, former } = openOptionsOf({ mode, storage: 'encrypted' }, told)
  const keys = await deriveSeatKeys(mode, key, former)
  const db = await openDatabase(name, () => undefined)
  try {
    await runReseal({ db, keys, onProgress, rest })
  } finally {
    db.close()
  }
}

async function existing(mode: SeatMode): Promise<readonly string[]> {
  const there = new Set((await indexedDB.databases()).map(({ name }) => name))
  return (await databaseNames(mode)).filter((name) => there.has(name))
}

/** Whoever waits for the thread gets it. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
