import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { DirectoryAmendment, DirectoryObserver, GenerationObserver } from '../directory/directory-observer.ts'
import { giveWay } from '../right-of-way.ts'
import type { BlobRow } from '../rows.ts'
import { blobRowSchema } from '../rows.ts'
import { FIRST_AMENDMENT, packPlace } from './pack-place.ts'
import { PackBuilder } from './pack-layout.ts'
import { withoutClients } from './without-clients.ts'

/** Writes the packs of the search along with the directory's pages. */
export class SearchObserver implements DirectoryObserver {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly tables

  constructor(db: SeatDatabase, keys: SeatKeys) {
    this.#db = db
    this.#keys = keys
    this.tables = [db.searchPacks]
  }

  begin(generation: number): GenerationObserver {
    const builder = new PackBuilder()
    return {
      add: (client: Client) => builder.add(client),
      flush: async (batch) => {
        if (builder.count === 0) return
        const row = await this.#rowOf(generation, batch, builder.take())
        await giveWay()
        await this.#db.searchPacks.put(row)
      },
    }
  }

  /** What is gone leaves every pack at once; what changed stands behind the others and wins. */
  async amend({ generation, upserts, gone }: DirectoryAmendment): Promise<() => PromiseLike<unknown>> {
    const rows = gone.length > 0 ? await this.#packsWithout(generation, new Set(gone)) : []
    const builder = new PackBuilder()
    for (const client of upserts) builder.add(client)
    // Those who are gone are named once more, by their id alone: for the windows whose index stands already.
    rows.push(await this.#rowOf(generation, await this.#nextAmendment(generation), builder.take(gone)))
    return () => this.#db.searchPacks.bulkPut(rows)
  }

  async keepOnly(generations: readonly number[]): Promise<void> {
    const found = await this.#db.searchPacks.toCollection().primaryKeys()
    const others = found.filter(([generation]) => !generations.includes(generation))
    for (let from = 0; from < others.length; from += 64) {
      await giveWay()
      await this.#db.searchPacks.bulkDelete(others.slice(from, from + 64))
    }
  }

  /** Packs that named one of these, written anew without them. An unreadable pack names nobody any more. */
  async #packsWithout(generation: number, gone: ReadonlySet<string>): Promise<BlobRow[]> {
    const keys = await this.#db.searchPacks.where(':id').between([generation, 0], [generation, Infinity]).primaryKeys()
    const rows: BlobRow[] = []
    for (const key of keys) {
      const row = blobRowSchema.safeParse(await this.#db.searchPacks.get(key))
      const content = row.success ? await unseal(this.#keys, 'index', packPlace(generation, row.data.no), row.data.box) : undefined
      const rest = content?.ok ? withoutClients(content.value, gone) : undefined
      if (rest !== undefined) rows.push(await this.#rowOf(generation, key[1], rest))
    }
    return rows
  }

  async #nextAmendment(generation: number): Promise<number> {
    const last = await this.#db.searchPacks.where(':id').between([generation, FIRST_AMENDMENT], [generation, Infinity]).last()
    return last === undefined ? FIRST_AMENDMENT : last.no + 1
  }

  async #rowOf(generation: number, no: number, content: Bytes): Promise<BlobRow> {
    return { generation, no, box: await seal(this.#keys, 'index', packPlace(generation, no), content) }
  }
}

export const observeForSearch = (db: SeatDatabase, keys: SeatKeys): DirectoryObserver => new SearchObserver(db, keys)
