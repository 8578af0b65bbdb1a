import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { directoryLock, readPendingImport } from '../directory/directory-state.ts'
import { directoryObservers } from '../directory/observers.ts'
import { abandonImport } from '../directory/run-import.ts'
import { clearLeft } from './left-import.ts'

/** Gives up an import of a file that did not end, with what it wrote beside the directory. */
export function forgetImport(db: SeatDatabase, keys: SeatKeys): Promise<void> {
  return navigator.locks.request(directoryLock(db.name), async () => {
    await clearLeft(db)
    const pending = await readPendingImport(db)
    if (pending?.label.startsWith('file-') !== true) return
    await abandonImport(
      db,
      directoryObservers.map((observe) => observe(db, keys)),
    )
  })
}
