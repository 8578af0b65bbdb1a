import { seal, unseal } from '../crypto/seal.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { decodeCopy, encodeCopy, type DecodedCopy } from './article-copy.ts'
import { articlePartPlace, articlePartRowSchema } from './article-copy-row.ts'
import type { ArticlePart } from './article-part.ts'

/** This seat's copy of the knowledge base in IndexedDB: all of it is written in one transaction, so that it is the old one or the new one. */
export class DexieArticleCopy {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
  }

  /** Undefined: there is none, or it cannot be read: the hub has it all. */
  async read(): Promise<DecodedCopy | undefined> {
    const rows: readonly unknown[] = await this.#db.articleParts.orderBy('no').toArray()
    const parts = await Promise.all(rows.map((row) => this.#open(row)))
    const whole = parts.filter((part) => part !== undefined)
    return whole.length === rows.length ? decodeCopy(whole) : undefined
  }

  async write(part: ArticlePart): Promise<void> {
    const rows = await Promise.all(
      encodeCopy(part).map(async (content, no) => ({ no, box: await seal(this.#keys, 'team', articlePartPlace(no), content) })),
    )
    await this.#db.transaction('rw', this.#db.articleParts, async () => {
      await this.#db.articleParts.clear()
      await this.#db.articleParts.bulkPut(rows)
    })
  }

  async #open(raw: unknown) {
    const row = articlePartRowSchema.safeParse(raw)
    if (!row.success) {
      await this.#quarantine.keep('articleParts', 'unknown', 'bad-shape', raw)
      return undefined
    }
    const { no, box } = row.data
    const content = await unseal(this.#keys, 'team', articlePartPlace(no), box)
    if (content.ok) return content.value
    await this.#quarantine.keep('articleParts', String(no), content.error, raw)
    return undefined
  }
}
