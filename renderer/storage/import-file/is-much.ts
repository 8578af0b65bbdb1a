import { readDirectoryState } from '../directory/directory-state.ts'
import type { FileRun } from './file-work.ts'

/** Below so many rows telling them one by one is quick, whatever the directory. */
const FEW_ROWS = 4_000
/** From one row for so many clients on, writing the directory anew is quicker than telling it row by row. */
const CLIENTS_A_ROW = 24
/** What a row takes in a file at least, in bytes: a name and a number; a workbook is packed. */
const ROW_BYTES = { csv: 60, vcard: 120, xlsx: 20 } as const

/** Whether a file says so much that the directory is better written anew than changed. */
export async function isMuch({ db, file, order }: Pick<FileRun, 'db' | 'file' | 'order'>): Promise<boolean> {
  const rows = file.size / ROW_BYTES[order.shape.kind]
  if (rows < FEW_ROWS) return false
  const clients = (await readDirectoryState(db))?.clientCount ?? 0
  return rows * CLIENTS_A_ROW > clients
}
