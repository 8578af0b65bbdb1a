import type { Client } from '../../../core/domain/client/client.ts'
import { SeenIds } from '../../../core/domain/directory/file/seen-ids.ts'
import { toHex, toUtf8 } from '../bytes.ts'
import { runImport } from '../directory/run-import.ts'
import { Quarantine } from '../quarantine.ts'
import { existingOwners } from './existing-owners.ts'
import { NO_COUNTS, type FileCounts, type FileOutcome } from './file-imports.ts'
import type { Reading } from './file-readings.ts'
import { leftOf, type FileWork } from './file-work.ts'
import { clearLeft, orderKey, writeLeft } from './left-import.ts'
import { NoteNeeded } from './note-needed.ts'
import { RowDecisions, type ClientReading, type Tally } from './row-decisions.ts'
import { BATCH, ToldBatches } from './told-batches.ts'
import { changedHere } from './changed-here.ts'

/** Rows decided at once: some 60 MB in the worker. */
const CHUNK = 50_000

/**
 * Adds and updates many clients: the directory is written anew with what the file says, beside what is read now, and put in force at
 * once at the end. A client who was changed here and not sent yet is told after that, under the change. Goes on where it stopped.
 * @param chunk  rows decided at once
 */
export async function mergeFromFile(work: FileWork, chunk = CHUNK): Promise<FileOutcome> {
  const { db, keys, order, print, isCancelled, now, refused } = work
  await writeLeft(db, keys, leftOf(work))
  const merge = new Merge(work, chunk)
  const outcome = await runImport({
    db,
    keys,
    source: { kind: 'made', clients: merge.clients() },
    label: `merge-${print}-${await shortDigest(orderKey(order))}`,
    publishes: 'as-before',
    keep: { kind: 'all' },
    resume: true,
    onProgress: () => undefined,
    isCancelled,
    now,
  })
  // Of what was decided so far nothing is in force.
  if (outcome.kind === 'cancelled') return { kind: 'cancelled', counts: { ...NO_COUNTS, refused: refused.count } }
  if (outcome.kind === 'source-changed') {
    await clearLeft(db)
    return { kind: 'changed' }
  }
  await merge.tellTheRest()
  await clearLeft(db)
  return { kind: 'done', counts: merge.counts(), refused: refused.result() }
}

class Merge {
  readonly #work: FileWork
  readonly #chunk: number
  readonly #tally: Tally = { ...NO_COUNTS }
  /** Records that lie under a change of this seat. */
  readonly #ours: Client[] = []
  /** Rows that may be about people whom rows far above have written. */
  readonly #late: ClientReading[] = []
  /** Ids and numbers of who was written. */
  readonly #named = new SeenIds()

  constructor(work: FileWork, chunk: number) {
    this.#work = work
    this.#chunk = chunk
  }

  counts(): FileCounts {
    return { ...this.#tally, refused: this.#work.refused.count }
  }

  /** What the file writes, in its order and the same each time. */
  async *clients(): AsyncGenerator<Client> {
    const { db, keys, now, isCancelled, tell } = this.#work
    const isOurs = await changedHere(db, keys)
    const needed = await NoteNeeded.open(db, keys, now())
    for await (const readings of this.#chunks()) {
      const written = await this.#decided(readings)
      if (isCancelled()) return
      this.#ours.push(...written.filter(isOurs))
      const others = written.filter((client) => !isOurs(client))
      await needed.note(others)
      for (const client of others) yield client
    }
    tell(this.counts(), true)
  }

  /** What could not be told before all others were in force. */
  async tellTheRest(): Promise<void> {
    const batches = new ToldBatches(this.#work)
    try {
      for (let at = 0; at < this.#ours.length; at += BATCH) await batches.tell(this.#ours.slice(at, at + BATCH))
      for (let at = 0; at < this.#late.length; at += BATCH) await batches.decide(this.#late.slice(at, at + BATCH), this.#tally)
      batches.announce()
      if (this.#late.length >= BATCH) await batches.directory.compact()
    } finally {
      batches.close()
    }
  }

  async #decided(readings: readonly Reading[]): Promise<readonly Client[]> {
    const { db, keys, now, isCancelled, order, refused } = this.#work
    const rows = this.#withoutLate(readings)
    const owners = await existingOwners({ db, keys, quarantine: new Quarantine(db, now), isCancelled }, rows)
    const decisions = new RowDecisions(order.policy, this.#tally, refused)
    rows.forEach((row, at) => decisions.take(row, owners[at]))
    for (const client of decisions.written()) this.#note(client)
    return decisions.written()
  }

  /** Readings of the file, so many at once; on the way it is told how far the file is read. */
  async *#chunks(): AsyncGenerator<readonly Reading[]> {
    const { readings, isCancelled, tell } = this.#work
    let chunk: Reading[] = []
    for await (const some of readings()) {
      if (isCancelled()) return
      for (const reading of some) {
        this.#tally.rows += 1
        chunk.push(reading)
        if (chunk.length < this.#chunk) continue
        yield chunk
        chunk = []
      }
      tell(this.counts())
    }
    if (chunk.length > 0) yield chunk
  }

  #withoutLate(readings: readonly Reading[]): readonly ClientReading[] {
    const isLate = ({ client, fields }: ClientReading): boolean =>
      this.#named.has(`id ${client.id}`) || (fields.id === undefined && fields.phones.some(({ number }) => this.#named.has(number)))
    return readings
      .filter((reading) => reading.kind === 'client')
      .filter((row) => {
        if (!isLate(row)) return true
        this.#late.push(row)
        this.#note(row.client)
        return false
      })
  }

  /** Whoever comes later with that id or number is to see what was written here. */
  #note({ id, phones }: Client): void {
    this.#named.add(`id ${id}`)
    for (const { number } of phones) this.#named.add(number)
  }
}

async function shortDigest(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', toUtf8(text)), 0, 8))
}
