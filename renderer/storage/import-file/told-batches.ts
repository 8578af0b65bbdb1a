import type { Client } from '../../../core/domain/client/client.ts'
import { ChangeChannel } from '../change-channel.ts'
import { applyRemote } from '../changes/apply-remote.ts'
import { inTurn, type ChangeParts } from '../changes/change-parts.ts'
import { bulkWorkInPlace } from '../directory/bulk-work-in-place.ts'
import { PagedClientDirectory } from '../directory/paged-client-directory.ts'
import { Quarantine } from '../quarantine.ts'
import type { FileWork } from './file-work.ts'
import { RowDecisions, type ClientReading, type Owners, type Tally } from './row-decisions.ts'

/** Rows looked up and written at once. */
export const BATCH = 250

/**
 * Tells the directory what rows say, a batch at a time, each durable before the next. A row whose client was changed here and not sent
 * yet goes under that change, as what a source tells does.
 */
export class ToldBatches {
  readonly directory: PagedClientDirectory
  readonly #work: FileWork
  readonly #parts: ChangeParts
  readonly #changes: ChangeChannel

  constructor(work: FileWork) {
    const { db, keys, now } = work
    const quarantine = new Quarantine(db, now)
    this.#work = work
    this.#changes = new ChangeChannel(db.name)
    this.directory = new PagedClientDirectory({ db, keys, quarantine, changes: this.#changes, bulkWork: bulkWorkInPlace, compacts: false })
    this.#parts = { db, keys, quarantine, changes: this.#changes, directory: this.directory, now }
  }

  /** @returns how many records it wrote */
  async decide(batch: readonly ClientReading[], tally: Tally): Promise<number> {
    const { order, refused } = this.#work
    const found = await Promise.all(batch.map((reading) => this.#ownersOf(reading)))
    const decisions = new RowDecisions(order.policy, tally, refused)
    batch.forEach((reading, at) => decisions.take(reading, found[at]))
    const upserts = decisions.written()
    await this.tell(upserts)
    return upserts.length
  }

  async tell(upserts: readonly Client[]): Promise<void> {
    if (upserts.length > 0) await inTurn(this.#parts, () => applyRemote(this.#parts, { upserts, gone: [] }))
  }

  /** Says to every window that the directory is another one. */
  announce(): void {
    this.#changes.announce({ kind: 'directory' })
  }

  close(): void {
    this.#changes.close()
  }

  /** By the id of the file, or of an import before; a row without one also by its numbers. */
  async #ownersOf({ client, fields }: ClientReading): Promise<Owners> {
    const byId = await this.directory.byId(client.id)
    if (byId !== undefined || fields.id !== undefined) return { byId, byPhone: [] }
    const owners = await Promise.all(fields.phones.map(({ number }) => this.directory.byPhone(number)))
    return { byId, byPhone: [...new Map(owners.flat().map((owner) => [owner.id, owner])).values()] }
  }
}
