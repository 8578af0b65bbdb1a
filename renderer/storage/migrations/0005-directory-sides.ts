import type { Transaction } from 'dexie'
import type { Migration } from './migration.ts'

/** Rows that were saved one by one so far lay on top of every import: they are edits of the seat. */
async function carryOver(transaction: Transaction): Promise<void> {
  const rows: readonly object[] = await transaction.table('overlay').toArray()
  await transaction.table('recent').bulkAdd(rows.map((row, index) => ({ ...row, layer: 1, seq: index + 1 })))
}

/**
 * pagesB, bucketsB  the second side of the directory: an import writes the side that nobody reads, so that no look-up waits for it
 * recent            clients changed since the pages were written, one row a client and layer: 0 as a source told, 1 as edited on the
 *                   seat; takes the place of `overlay`
 * importParts       how far an import has come, and the index of what it wrote: it can be gone on with
 */
export const directorySides: Migration = {
  version: 5,
  stores: {
    pagesB: '[generation+no]',
    bucketsB: '[generation+no]',
    recent: '[layer+clientKey], *phoneKeys, seq',
    importParts: '[generation+no]',
    overlay: null,
  },
  upgrade: carryOver,
}
