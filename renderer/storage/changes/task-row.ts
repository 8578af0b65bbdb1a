import { z } from 'zod'
import { clientIdSchema, clientTaskSchema } from '../../../core/contract/client-schema.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { DueTask } from '../../../core/ports/client-changes.ts'
import { toHex, type Bytes } from '../bytes.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { Quarantine } from '../quarantine.ts'
import { taskRowSchema, type TaskRow } from './change-rows.ts'

const contentSchema = z.object({ clientId: clientIdSchema, clientName: z.string(), task: clientTaskSchema })
export const taskPlace = (clientKey: Bytes, taskId: string): string => `clientTasks:${toHex(clientKey)}:${taskId}`

/** Rows for every open task of a record. */
export function sealTasks(keys: SeatKeys, clientKey: Bytes, client: Client): Promise<readonly TaskRow[]> {
  const open = (client.tasks ?? []).filter(({ done }) => done === undefined)
  const clientName = `${client.name.given} ${client.name.family}`.trim()
  return Promise.all(
    open.map(async (task) => ({
      clientKey,
      taskId: task.id,
      remindAt: remindAt(task),
      box: await sealRecord(keys, 'clients', taskPlace(clientKey, task.id), { clientId: client.id, clientName, task }),
    })),
  )
}

const remindAt = ({ remindAt: at, dueAt }: { readonly remindAt?: EpochMs; readonly dueAt: EpochMs }): EpochMs => at ?? dueAt

/** Undefined: unreadable, and quarantined. */
export async function openTask(keys: SeatKeys, quarantine: Quarantine, raw: unknown): Promise<DueTask | undefined> {
  const row = taskRowSchema.safeParse(raw)
  if (!row.success) return undefined
  const { clientKey, taskId, box } = row.data
  const content = await openRecord(keys, 'clients', taskPlace(clientKey, taskId), box, contentSchema)
  if (content.ok) return content.value
  await quarantine.keep('clientTasks', `${toHex(clientKey)}:${taskId}`, content.error, raw)
  return undefined
}
