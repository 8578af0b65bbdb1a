import Dexie from 'dexie'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import { withChange } from '../../../core/domain/client/change/apply-change.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Bytes } from '../bytes.ts'
import { digestKey } from '../crypto/seat-keys.ts'
import { EDITED } from '../rows.ts'
import type { ChangeParts } from './change-parts.ts'
import { openBase, openChange, type Base, type ChangeEntry } from './change-row.ts'

/** Everything known of one record when a change of it is worked out. */
export interface RecordSides {
  readonly clientId: ClientId
  readonly clientKey: Bytes
  /** As it is shown; undefined: nobody has this id, or it was merged away. */
  readonly shown: Client | undefined
  /** As it is known outside; undefined: it has no pending changes, and is outside as it is shown. */
  readonly base: Base | undefined
  /** Merged into another one here. */
  readonly hidden: boolean
  /** Pending or in conflict, oldest first. */
  readonly pending: readonly ChangeEntry[]
}

export async function readSides(parts: ChangeParts, clientId: ClientId): Promise<RecordSides> {
  const clientKey = await digestKey(parts.keys, 'client', clientId)
  const { db, keys, quarantine, directory } = parts
  const [shown, baseRow, edited, entries] = await Promise.all([
    directory.byId(clientId),
    db.clientBases.get(clientKey),
    db.recent.get([EDITED, clientKey]),
    entriesOf(parts, clientKey),
  ])
  const base = baseRow === undefined ? undefined : await openBase(keys, quarantine, baseRow)
  const pending = entries.filter(isPending)
  return { clientId, clientKey, shown, base, hidden: edited?.gone === true, pending }
}

export const isPending = ({ state }: Pick<ChangeEntry, 'state'>): boolean => state === 'pending' || state === 'conflict'

/** All changes of a record that can be read, oldest first. */
export async function entriesOf({ db, keys, quarantine }: ChangeParts, clientKey: Bytes): Promise<readonly ChangeEntry[]> {
  const rows = await db.clientChanges.where('[clientKey+no]').between([clientKey, Dexie.minKey], [clientKey, Dexie.maxKey]).toArray()
  const entries = await Promise.all(rows.map((row) => openChange(keys, quarantine, row)))
  return entries.filter((entry) => entry !== undefined)
}

/** The record with these changes on it; undefined: nobody has it, here or outside. */
export function replayed(base: Client | null, changes: readonly ClientChange[]): Client | undefined {
  return changes.reduce<Client | undefined>((client, change) => {
    if (client !== undefined) return withChange(client, change)
    return change.body.kind === 'created' ? change.body.client : undefined
  }, base ?? undefined)
}

/** What a change is about; two with something in common stand on each other. `*`: the whole record. */
export function touched({ body }: ClientChange): readonly string[] {
  switch (body.kind) {
    case 'created':
    case 'merged':
    case 'unmerged':
      return ['*']
    case 'edited':
      return body.edits.map(({ field }) => `field:${field}`)
    case 'phone-added':
      return [`phone:${body.phone.number}`]
    case 'phone-removed':
      return [`phone:${body.number}`]
    case 'company-linked':
      return [`role:${body.roleId}`]
    case 'tag-added':
    case 'tag-removed':
      return [`tag:${body.tag}`]
    case 'note-added':
    case 'note-removed':
      return [`note:${body.note.id}`]
    case 'task-added':
    case 'task-removed':
      return [`task:${body.task.id}`]
    case 'task-done':
    case 'task-reopened':
      return [`task:${body.taskId}`]
    case 'request-created':
      return [`request:${body.request.number}`]
    default:
      return missingCase(body)
  }
}

export function meets(one: ClientChange, other: ClientChange): boolean {
  const [ours, theirs] = [touched(one), touched(other)]
  return ours.includes('*') || theirs.includes('*') || ours.some((name) => theirs.includes(name))
}
