import type { ClientId } from '../../../core/domain/client/client.ts'
import { sameValue } from '../../../core/domain/client/change/same-value.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import { conflictsOf } from './apply-remote.ts'
import type { ChangeParts } from './change-parts.ts'
import { openChange } from './change-row.ts'
import { baseRowSchema } from './change-rows.ts'
import { writeChange } from './change-write.ts'
import { readSides } from './record-sides.ts'

/** Rebases our changes on what an import of that time says of their records. Call it in turn. */
export async function afterImport(parts: ChangeParts, importedAt: EpochMs): Promise<void> {
  const { db, keys, quarantine, directory } = parts
  for (const raw of await db.clientBases.toArray()) {
    const row = baseRowSchema.safeParse(raw)
    if (!row.success || row.data.at >= importedAt) continue
    const first = await db.clientChanges.where('[clientKey+no]').between([row.data.clientKey, 0], [row.data.clientKey, Infinity]).last()
    const entry = first === undefined ? undefined : await openChange(keys, quarantine, first)
    if (entry !== undefined) await rebaseOnImport(parts, directory, entry.change.clientId)
  }
}

async function rebaseOnImport(parts: ChangeParts, directory: ChangeParts['directory'], clientId: ClientId): Promise<void> {
  const { told } = await directory.layers(clientId)
  const sides = await readSides(parts, clientId)
  if (told === undefined || sides.base === undefined || sides.pending.length === 0 || sameValue(told, sides.base.client)) return
  await writeChange(parts, conflictsOf(parts, sides, told))
}
