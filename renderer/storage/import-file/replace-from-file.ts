import type { Client } from '../../../core/domain/client/client.ts'
import { ChangeChannel } from '../change-channel.ts'
import { runImport } from '../directory/run-import.ts'
import { toHex, toUtf8 } from '../bytes.ts'
import { NO_COUNTS, type FileCounts, type FileOutcome } from './file-imports.ts'
import { clearLeft, orderKey, writeLeft } from './left-import.ts'
import { leftOf, type FileWork } from './file-work.ts'

/** Makes the file the whole directory: written beside what is read now, put in force at once at the end. */
export async function replaceFromFile(work: FileWork): Promise<FileOutcome> {
  const { db, keys, order, print, refused, isCancelled, now } = work
  await writeLeft(db, keys, leftOf(work))
  const taken = { rows: 0, clients: 0 }
  const counts = (): FileCounts => ({ ...NO_COUNTS, rows: taken.rows, added: taken.clients, refused: refused.count })
  const outcome = await runImport({
    db,
    keys,
    source: { kind: 'made', clients: clientsOf(work, taken, counts) },
    label: `file-${print}-${await shortDigest(orderKey(order))}`,
    keep: { kind: 'none' },
    resume: true,
    onProgress: () => undefined,
    isCancelled,
    now,
  }).catch((error: unknown) => {
    if (error instanceof NobodyInIt) return 'nobody' as const
    throw error
  })
  if (outcome === 'nobody') {
    await clearLeft(db)
    return { kind: 'done', counts: counts(), refused: refused.result() }
  }
  switch (outcome.kind) {
    case 'cancelled': {
      await writeLeft(db, keys, leftOf(work, counts()))
      return { kind: 'cancelled', counts: counts() }
    }
    case 'source-changed': {
      await clearLeft(db)
      return { kind: 'changed' }
    }
    case 'imported': {
      await clearLeft(db)
      announce(db.name)
      return { kind: 'done', counts: counts(), refused: refused.result() }
    }
  }
}

async function* clientsOf(work: FileWork, taken: { rows: number; clients: number }, counts: () => FileCounts): AsyncGenerator<Client> {
  for await (const readings of work.readings()) {
    taken.rows += readings.length
    work.tell(counts())
    for (const reading of readings) {
      if (reading.kind === 'faulty') continue
      taken.clients += 1
      yield reading.client
    }
    if (work.isCancelled()) return
  }
  if (taken.clients === 0) throw new NobodyInIt()
  work.tell(counts(), true)
}

/** A file without one good row must not empty the directory. */
class NobodyInIt extends Error {}

async function shortDigest(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', toUtf8(text)), 0, 8))
}

function announce(databaseName: string): void {
  const channel = new ChangeChannel(databaseName)
  channel.announce({ kind: 'directory' })
  channel.close()
}
