import type { SeatDatabase } from '../db.ts'
import { directoryStateSchema, pendingImportSchema, type DirectoryState, type PendingImport } from '../rows.ts'

/** What the bulk part of the directory is now: read with every lookup, because another window may have replaced it. */
export async function readDirectoryState(db: SeatDatabase): Promise<DirectoryState | undefined> {
  const parsed = directoryStateSchema.safeParse(await db.meta.get('directory'))
  return parsed.success ? parsed.data : undefined
}

/** The import that did not end, if there is one. */
export async function readPendingImport(db: SeatDatabase): Promise<PendingImport | undefined> {
  const parsed = pendingImportSchema.safeParse(await db.meta.get('import'))
  return parsed.success ? parsed.data : undefined
}

/** Whether places in pages mean the same in both. */
export const sameState = (a: DirectoryState | undefined, b: DirectoryState | undefined): boolean =>
  a?.generation === b?.generation && a?.revision === b?.revision

/** Pages of the generation in force, holes of none: they are numbered from 0. */
export const directoryLock = (databaseName: string): string => `${databaseName}-import`
