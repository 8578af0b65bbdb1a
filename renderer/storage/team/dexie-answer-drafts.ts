import { openRecord, sealRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { guarded } from '../storage-failure.ts'
import type { AnswerDraftShelf, KeptAnswerDraft } from './answer-draft.ts'
import { answerDraftRowSchema, placeOf, rowIdOf, sealedDraftSchema } from './answer-draft-row.ts'

/** The drafts of answers in IndexedDB. */
export class DexieAnswerDrafts implements AnswerDraftShelf {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
  }

  all(): Promise<readonly KeptAnswerDraft[]> {
    return guarded(async () => {
      const rows: readonly unknown[] = await this.#db.answerDrafts.toArray()
      return (await Promise.all(rows.map((row) => this.#read(row)))).filter((draft) => draft !== undefined)
    })
  }

  keep({ escalationId, text, articleId }: KeptAnswerDraft): Promise<void> {
    return guarded(async () => {
      const id = await rowIdOf(this.#keys, escalationId)
      const rows = this.#db.answerDrafts
      if (text === '') {
        await rows.bulkDelete([id, escalationId])
        return
      }
      const record = { of: escalationId, text, ...(articleId === undefined ? {} : { articleId }) }
      const box = await sealRecord(this.#keys, 'team', placeOf(id), record)
      await this.#db.transaction('rw', rows, async () => {
        await rows.put({ id, box })
        // One from before lay under the id itself.
        await rows.delete(escalationId)
      })
    })
  }

  async #read(raw: unknown): Promise<KeptAnswerDraft | undefined> {
    const parsed = answerDraftRowSchema.safeParse(raw)
    if (!parsed.success) {
      const id = typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : 'unknown'
      await this.#quarantine.keep('answerDrafts', id, 'bad-shape', raw)
      return undefined
    }
    const { id, box } = parsed.data
    const opened = await openRecord(this.#keys, 'team', placeOf(id), box, sealedDraftSchema)
    if (opened.ok) {
      const { of = id, ...draft } = opened.value
      return { escalationId: of, ...draft }
    }
    await this.#quarantine.keep('answerDrafts', id, opened.error, raw)
    return undefined
  }
}
