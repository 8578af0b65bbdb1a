import type { ClientId } from '../../../core/domain/client/client.ts'
import type { CallerKey } from '../../../core/domain/client/caller-key.ts'
import { sameBytes, toHex, type Bytes } from '../bytes.ts'
import { inTurn } from '../changes/change-parts.ts'
import { openChange } from '../changes/change-row.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { Quarantine } from '../quarantine.ts'
import { rowIdOf } from '../team/answer-draft-row.ts'

interface LeftoverParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly now: () => number
}

/** Whose leftovers: `callIds` are his calls, `callers` what he was recognised by. */
export interface Erased {
  readonly clientId: ClientId
  readonly callIds: readonly string[]
  readonly callers: readonly CallerKey[]
}

/** Removes copies of his rows that could not be read: nobody reads them, but they are his. */
export async function eraseQuarantined({ db, keys }: LeftoverParts, { clientId, callIds, callers }: Erased): Promise<void> {
  const clientKey = await digestKey(keys, 'client', clientId)
  const callerKeys = await Promise.all(callers.map((caller) => digestKey(keys, 'client', `caller:${caller}`)))
  const draft = await rowIdOf(keys, `card:${clientId}`)
  const names = [...[clientKey, ...callerKeys].map(toHex), draft, `card:${clientId}`, ...callIds]
  const ids = await db.quarantine
    .filter(
      ({ id, raw }) => names.some((name) => id.includes(`:${name}`)) || sameKey(field(raw, 'clientKey'), clientKey) || namesHim(raw, names),
    )
    .primaryKeys()
  await db.quarantine.bulkDelete(ids)
}

/** Deliveries say whose they are by the lane they go in: a call, or `client:` and the digest. */
const namesHim = (raw: unknown, names: readonly string[]): boolean => {
  const lane = field(raw, 'interactionId')
  return typeof lane === 'string' && names.includes(lane.replace(/^client:/, ''))
}

const field = (raw: unknown, name: string): unknown =>
  typeof raw === 'object' && raw !== null ? Object.entries(raw).find(([key]) => key === name)?.[1] : undefined

const sameKey = (found: unknown, key: Bytes): boolean => found instanceof Uint8Array && sameBytes(new Uint8Array(found), key)

/**
 * Removes mergings of this person into other records, which hold him as he was before: they can no longer be taken back. One that
 * was not sent yet stays until it is.
 */
export async function eraseMergesOf(parts: LeftoverParts, clientId: ClientId): Promise<void> {
  const { db, keys, now } = parts
  const quarantine = new Quarantine(db, now)
  await inTurn(parts, async () => {
    for (const no of await db.clientChanges.toCollection().primaryKeys()) {
      const row = await db.clientChanges.get(no)
      if (row === undefined || row.state === 'pending' || row.state === 'conflict') continue
      const body = (await openChange(keys, quarantine, row))?.change.body
      if ((body?.kind !== 'merged' && body?.kind !== 'unmerged') || body.from !== clientId) continue
      await db.clientChanges.delete(no)
      await db.jobs.delete(row.id)
    }
  })
}
