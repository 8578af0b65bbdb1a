import type { EpochMs } from '../../../core/domain/time.ts'
import type { DueTask } from '../../../core/ports/client-changes.ts'
import type { ChangeParts } from './change-parts.ts'
import { taskRowSchema } from './change-rows.ts'
import { openTask } from './task-row.ts'

type TaskParts = Pick<ChangeParts, 'db' | 'keys' | 'quarantine'>

/** Rows opened at once: more are looked at only while they are other people's. */
const SLICE = 50

/** Open tasks whose time to remind has come by `until`, soonest first. */
export async function dueTasks(
  { db, keys, quarantine }: TaskParts,
  { until, limit, assignee }: { readonly until: EpochMs; readonly limit: number; readonly assignee?: string },
): Promise<readonly DueTask[]> {
  const due: DueTask[] = []
  for (let offset = 0; due.length < limit; offset += SLICE) {
    const rows = await db.clientTasks.where('remindAt').belowOrEqual(until).offset(offset).limit(SLICE).toArray()
    const opened = await Promise.all(rows.map((row) => openTask(keys, quarantine, row)))
    due.push(...opened.filter((found) => found !== undefined).filter((found) => isFor(found, assignee)))
    if (rows.length < SLICE) break
  }
  return due.slice(0, limit)
}

const isFor = ({ task }: DueTask, assignee: string | undefined): boolean =>
  assignee === undefined || task.assignee === undefined || task.assignee === assignee

export async function nextTaskAt({ db }: TaskParts, now: EpochMs): Promise<EpochMs | undefined> {
  const row = taskRowSchema.safeParse(await db.clientTasks.where('remindAt').above(now).first())
  return row.data?.remindAt
}
