import type { Bytes } from '../bytes.ts'
import type { InteractionRow } from '../rows.ts'

/** The operator's part of a row, sealed. */
export interface SealedWork {
  readonly work: Bytes
  readonly clientKey: Bytes | undefined
  readonly savedAt: number | undefined
}

/** Two desks may write: an older draft that comes late is not an edit. */
export function isOlder(sealed: SealedWork, row: InteractionRow | undefined): boolean {
  return sealed.savedAt !== undefined && row?.workSavedAt !== undefined && sealed.savedAt < row.workSavedAt
}

/** The row with its operator's part replaced, and nothing else. */
export function withWork(row: InteractionRow, sealed: SealedWork): InteractionRow {
  const { work: _work, clientKey: _clientKey, workSavedAt: _savedAt, ...rest } = row
  return {
    ...rest,
    work: sealed.work,
    ...(sealed.clientKey && { clientKey: sealed.clientKey }),
    ...(sealed.savedAt !== undefined && { workSavedAt: sealed.savedAt }),
  }
}
