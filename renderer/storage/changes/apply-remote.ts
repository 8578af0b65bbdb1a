import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { rebase } from '../../../core/domain/client/change/rebase.ts'
import type { RemoteNews } from '../../../core/ports/client-changes.ts'
import { toHex } from '../bytes.ts'
import { digestKey } from '../crypto/seat-keys.ts'
import { withoutErased } from '../privacy/erased-clients.ts'
import { dayOf } from '../privacy/privacy-row.ts'
import type { ChangeParts } from './change-parts.ts'
import type { ChangeEntry } from './change-row.ts'
import { writeChange, type ChangeWrite } from './change-write.ts'
import { readSides, type RecordSides } from './record-sides.ts'
import { sealTasks } from './task-row.ts'

/** What a source says: records without pending changes go straight to the directory, the others under our changes. Call it in turn. */
export async function applyRemote(parts: ChangeParts, news: RemoteNews): Promise<void> {
  const { upserts, gone } = await withoutErased(parts, news)
  await noteTold(parts, upserts)
  const ours = new Set((await parts.db.clientBases.toCollection().primaryKeys()).map((key) => toHex(new Uint8Array(key))))
  const isOurs = async (id: ClientId): Promise<boolean> => ours.size > 0 && ours.has(toHex(await digestKey(parts.keys, 'client', id)))
  const [changed, plain] = await split(upserts, ({ id }) => isOurs(id))
  const [missed, plainGone] = await split(gone, isOurs)
  for (const client of changed) await writeChange(parts, conflictsOf(parts, await readSides(parts, client.id), client))
  for (const id of missed) await writeChange(parts, goneOf(parts, await readSides(parts, id)))
  if (plain.length === 0 && plainGone.length === 0) return
  await parts.directory.applyDelta({ upserts: plain, gone: plainGone })
  await indexTasks(parts, plain, plainGone)
}

/** Retention counts from the day a record was told, not from an import long before. First: a power cut leaves nobody without a day. */
async function noteTold({ db, keys, now }: ChangeParts, upserts: readonly Client[]): Promise<void> {
  const day = dayOf(now())
  await db.needed.bulkPut(await Promise.all(upserts.map(async ({ id }) => ({ clientKey: await digestKey(keys, 'client', id), day }))))
}

/** Our changes over what they say. Those in conflict are held back; those that no longer are go on. */
export function conflictsOf({ now }: Pick<ChangeParts, 'now'>, sides: RecordSides, remote: Client): ChangeWrite {
  const { clientId, clientKey, base, pending, hidden } = sides
  const changes = pending.map(({ change }) => change)
  const { client, conflicts } = rebase(base?.client ?? undefined, changes, remote)
  const pointsOf = new Map(conflicts.map(({ changeId, points }) => [changeId, points]))
  const moved = pending.flatMap((entry): readonly ChangeEntry[] => {
    const points = pointsOf.get(entry.change.id) ?? []
    const state = points.length > 0 ? 'conflict' : 'pending'
    return state === 'pending' && entry.state === 'pending' ? [] : [{ ...entry, state, at: now(), points }]
  })
  return {
    records: [{ clientId, clientKey, told: remote, base: { client: remote, gone: false }, ...(hidden ? {} : { edited: client }) }],
    moved,
    held: moved.filter(({ state }) => state === 'conflict').map(({ change }) => change.id),
    released: moved.filter(({ state }) => state === 'pending').map(({ change }) => change.id),
  }
}

/** They took the record away: what was changed here stays here until somebody decides. */
function goneOf({ now }: ChangeParts, { clientId, clientKey, shown, pending, hidden, base }: RecordSides): ChangeWrite {
  // A record that was made here is not there yet, and one that was merged away is meant to go.
  if (base?.client === null && !base.gone) return { records: [] }
  if (hidden || shown === undefined) return { records: [{ clientId, clientKey, told: 'gone', base: { client: null, gone: true } }] }
  const moved = pending.map((entry): ChangeEntry => ({ ...entry, state: 'conflict', at: now(), points: [{ kind: 'client' }] }))
  return {
    records: [{ clientId, clientKey, told: 'gone', edited: shown, base: { client: null, gone: true } }],
    moved,
    held: moved.map(({ change }) => change.id),
  }
}

/** Tasks of records that came from outside ring here as well. */
async function indexTasks({ db, keys, changes }: ChangeParts, upserts: readonly Client[], gone: readonly ClientId[]): Promise<void> {
  const ids = [...upserts.map(({ id }) => id), ...gone]
  const clientKeys = await Promise.all(ids.map((id) => digestKey(keys, 'client', id)))
  const rows = await Promise.all(
    upserts.map(async (client) => (client.tasks === undefined ? [] : sealTasks(keys, await digestKey(keys, 'client', client.id), client))),
  )
  await db.transaction('rw', db.clientTasks, async () => {
    await db.clientTasks.where('clientKey').anyOf(clientKeys).delete()
    await db.clientTasks.bulkPut(rows.flat())
  })
  if (rows.some((tasks) => tasks.length > 0)) changes.announce({ kind: 'client-changes' })
}

async function split<T>(items: readonly T[], belongs: (item: T) => Promise<boolean>): Promise<readonly [T[], T[]]> {
  const [yes, no]: [T[], T[]] = [[], []]
  const told = await Promise.all(items.map(belongs))
  items.forEach((item, index) => (told[index] === true ? yes : no).push(item))
  return [yes, no]
}
