import { keyOfCopy, type ScriptCopies, type ScriptCopy } from '../../../core/ports/script-copies.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { guarded } from '../storage-failure.ts'
import { copyPlace, scriptCopyRowSchema, sealedCopySchema } from './script-copy-row.ts'

/** Copies of scripts in IndexedDB, sealed: what a company has its operators say is nobody else's business. */
export class DexieScriptCopies implements ScriptCopies {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
  }

  all(): Promise<readonly ScriptCopy[]> {
    return guarded(async () => {
      const rows: readonly unknown[] = await this.#db.scripts.toArray()
      return (await Promise.all(rows.map((row) => this.#read(row)))).filter((copy) => copy !== undefined)
    })
  }

  settle({ keep, drop }: { readonly keep: readonly ScriptCopy[]; readonly drop: readonly string[] }): Promise<void> {
    return guarded(async () => {
      const rows = await Promise.all(
        keep.map(async (copy) => {
          const id = keyOfCopy(copy)
          return { id, box: await sealRecord(this.#keys, 'team', copyPlace(id), copy) }
        }),
      )
      await this.#db.transaction('rw', this.#db.scripts, async () => {
        await this.#db.scripts.bulkPut(rows)
        await this.#db.scripts.bulkDelete([...drop])
      })
    })
  }

  async #read(raw: unknown): Promise<ScriptCopy | undefined> {
    const parsed = scriptCopyRowSchema.safeParse(raw)
    if (!parsed.success) {
      const id = typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : 'unknown'
      await this.#quarantine.keep('scripts', id, 'bad-shape', raw)
      return undefined
    }
    const { id, box } = parsed.data
    const opened = await openRecord(this.#keys, 'team', copyPlace(id), box, sealedCopySchema)
    if (opened.ok) return opened.value
    await this.#quarantine.keep('scripts', id, opened.error, raw)
    return undefined
  }
}
