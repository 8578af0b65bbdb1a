import { z } from 'zod'
import { clientChangeBodySchema, clientChangeSchema } from '../../../core/contract/client-change-schema.ts'
import { clientSchema } from '../../../core/contract/client-schema.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { ClientChange, ClientChangeBody } from '../../../core/domain/client/change/client-change.ts'
import type { ConflictPoint } from '../../../core/domain/client/change/conflict-point.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import { toHex, type Bytes } from '../bytes.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { Quarantine } from '../quarantine.ts'
import { baseRowSchema, changeRowSchema, type BaseRow, type ChangeRow, type ChangeRowState } from './change-rows.ts'
import { pointSchema, storedPoint } from './point-schema.ts'

/** A change with what this seat keeps of it. */
export interface ChangeEntry {
  /** Order of the clicks; absent until it is written. */
  readonly no?: number
  readonly clientKey: Bytes
  readonly state: ChangeRowState
  readonly at: EpochMs
  readonly change: ClientChange
  /** What takes it back once it was sent. */
  readonly inverse?: ClientChangeBody
  /** What it meets; not empty in a conflict. */
  readonly points: readonly ConflictPoint[]
}

const contentSchema = z.object({
  change: clientChangeSchema,
  inverse: clientChangeBodySchema.exactOptional(),
  points: z.array(pointSchema).default([]),
})

export const changePlace = (id: string): string => `clientChanges:${id}`

export async function sealChange(keys: SeatKeys, entry: ChangeEntry): Promise<ChangeRow> {
  const { no, clientKey, state, at, change, inverse, points } = entry
  const content = { change, ...(inverse === undefined ? {} : { inverse }), points: points.map(storedPoint) }
  const box = await sealRecord(keys, 'clients', changePlace(change.id), content)
  return { ...(no === undefined ? {} : { no }), id: change.id, clientKey, state, at, box }
}

/** Undefined: unreadable, and quarantined. */
export async function openChange(keys: SeatKeys, quarantine: Quarantine, raw: unknown): Promise<ChangeEntry | undefined> {
  const row = changeRowSchema.safeParse(raw)
  if (!row.success) {
    await quarantine.keep('clientChanges', idOfUnknown(raw), 'bad-shape', raw)
    return undefined
  }
  const { no, id, clientKey, state, at, box } = row.data
  const content = await openRecord(keys, 'clients', changePlace(id), box, contentSchema)
  if (content.ok) return { no, clientKey, state, at, ...content.value }
  await quarantine.keep('clientChanges', id, content.error, raw)
  return undefined
}

const idOfUnknown = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : 'unknown'

/** `client`: null: nobody outside has it. `gone`: somebody there took it away. */
export interface Base {
  readonly client: Client | null
  readonly gone: boolean
}

const baseSchema = z.object({ client: clientSchema.nullable(), gone: z.boolean() })
export const basePlace = (clientKey: Bytes): string => `clientBases:${toHex(clientKey)}`

export const sealBase = async (keys: SeatKeys, clientKey: Bytes, base: Base, at: EpochMs): Promise<BaseRow> => ({
  clientKey,
  at,
  box: await sealRecord(keys, 'clients', basePlace(clientKey), base),
})

export async function openBase(keys: SeatKeys, quarantine: Quarantine, raw: unknown): Promise<Base | undefined> {
  const row = baseRowSchema.safeParse(raw)
  if (!row.success) return undefined
  const base = await openRecord(keys, 'clients', basePlace(row.data.clientKey), row.data.box, baseSchema)
  if (base.ok) return base.value
  await quarantine.keep('clientBases', toHex(row.data.clientKey), base.error, raw)
  return undefined
}
