import type { TeamItem } from '../../../core/outbox/team-item.ts'
import { sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { itemPlace, type TeamItemRow } from './team-item-row.ts'

/** The row of an item that waits. To be made before a transaction opens. */
export async function sealTeamItem(keys: SeatKeys, { id, lane, organisation, createdAt, body }: TeamItem): Promise<TeamItemRow> {
  return { id, lane, createdAt, state: 'waiting', box: await sealRecord(keys, 'team', itemPlace(id), { organisation, body }) }
}

/** Inside a transaction that has `teamItems`. The same id again changes nothing. */
export async function addTeamItem(db: SeatDatabase, row: TeamItemRow): Promise<void> {
  if ((await db.teamItems.where('id').equals(row.id).count()) === 0) await db.teamItems.add(row)
}
