import type { ClientId } from '../../../core/domain/client/client.ts'
import { toHex } from '../bytes.ts'
import { laneOf } from '../changes/change-parts.ts'
import { deriveSeatKeys, digestKey, type FormerKeys, type SeatKeys } from '../crypto/seat-keys.ts'
import { rescueNameOf } from '../database-name.ts'
import { openDatabase, type SeatDatabase } from '../db.ts'
import { InteractionReader } from '../journal/interaction-reader.ts'
import { Quarantine } from '../quarantine.ts'
import { rescuePlace, somethingRescued } from '../rescue/rescue-place.ts'
import { EDITED, TOLD } from '../rows.ts'
import type { SeatMode } from '../seat-mode.ts'
import { rowIdOf } from '../team/answer-draft-row.ts'
import { callsOf } from './journal-privacy.ts'

export interface RescuedParts {
  readonly mode: SeatMode
  readonly key: Uint8Array | null
  readonly former?: FormerKeys
}

/** What the storage that stands in for the seat's own still keeps of a person goes as well, so that it does not come home later. */
export async function eraseRescued(seat: RescuedParts, clientId: ClientId, numbers: ReadonlySet<string>): Promise<void> {
  const { mode, key, former } = seat
  const mark = await digestKey(await deriveSeatKeys(mode, key), 'client', 'rescue')
  const name = rescueNameOf(mode, toHex(mark.slice(0, 4)))
  if (!(await somethingRescued(name))) return
  const db = await openDatabase(name, () => undefined, undefined, 'strict', await rescuePlace())
  try {
    await eraseIn(db, await deriveSeatKeys(mode, key, former), clientId, numbers)
  } finally {
    db.close()
  }
}

async function eraseIn(db: SeatDatabase, keys: SeatKeys, clientId: ClientId, numbers: ReadonlySet<string>): Promise<void> {
  const clientKey = await digestKey(keys, 'client', clientId)
  const reader = new InteractionReader(keys, new Quarantine(db, Date.now))
  const calls: string[] = []
  for await (const some of callsOf({ db, keys, reader }, { clientId, clientKey, numbers })) calls.push(...some.map(({ id }) => id))
  const drafts = [`card:${clientId}`, await rowIdOf(keys, `card:${clientId}`)]
  await db.transaction('rw', db.tables, async () => {
    await db.interactions.bulkDelete(calls)
    for (const lane of [...calls, laneOf(clientKey)])
      await db.jobs.where('[interactionId+createdAt]').between([lane, -Infinity], [lane, Infinity]).delete()
    await db.clientChanges.where('[clientKey+no]').between([clientKey, -Infinity], [clientKey, Infinity]).delete()
    await db.clientBases.delete(clientKey)
    await db.clientTasks.where('clientKey').equals(clientKey).delete()
    await db.recent.bulkDelete([
      [TOLD, clientKey],
      [EDITED, clientKey],
    ])
    await db.answerDrafts.bulkDelete(drafts)
    // Nothing in it can be read, and it may be his.
    await db.quarantine.clear()
  })
}
