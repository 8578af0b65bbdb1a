import type { KeptTeamItem, TeamItem, TeamRejection } from '../../../core/outbox/team-item.ts'
import type { TeamOutbox } from '../../../core/outbox/team-outbox.ts'
import type { ChangeChannel } from '../change-channel.ts'
import { openRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { guarded } from '../storage-failure.ts'
import { addTeamItem, sealTeamItem } from './team-item-seal.ts'
import { itemPlace, sealedItemSchema, teamItemRowSchema, type TeamItemRow } from './team-item-row.ts'

/** What waits for the team's hub, in IndexedDB. A packet and its first change are one row: they are never apart. */
export class DexieTeamOutbox implements TeamOutbox {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine
  readonly #changes: ChangeChannel
  readonly #now: () => number

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine, changes: ChangeChannel, now: () => number) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
    this.#changes = changes
    this.#now = now
  }

  async keep(item: TeamItem): Promise<void> {
    await this.#write(async () => {
      const row = await sealTeamItem(this.#keys, item)
      await this.#db.transaction('rw', this.#db.teamItems, () => addTeamItem(this.#db, row))
    })
  }

  all(): Promise<readonly KeptTeamItem[]> {
    return guarded(async () => {
      const rows: readonly unknown[] = await this.#db.teamItems.orderBy('no').toArray()
      return (await Promise.all(rows.map((row) => this.#read(row)))).filter((item) => item !== undefined)
    })
  }

  sent(id: string): Promise<void> {
    return this.#write(async () => {
      await this.#db.teamItems.where('id').equals(id).delete()
    })
  }

  reject(id: string, why: TeamRejection): Promise<void> {
    const at = this.#now()
    return this.#modify(id, (row) => ({ ...row, state: 'rejected', at, why }))
  }

  again(id: string): Promise<void> {
    return this.#modify(id, ({ at: _at, why: _why, ...row }) => ({ ...row, state: 'waiting' }))
  }

  letGo(id: string): Promise<void> {
    return this.sent(id)
  }

  onChange(listener: () => void): () => void {
    return this.#changes.listen((change) => {
      if (change.kind === 'team') listener()
    })
  }

  onLead(lead: () => void): () => void {
    const stopped = new AbortController()
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    navigator.locks
      .request(`${this.#db.name}-team`, { signal: stopped.signal }, () => {
        lead()
        return held
      })
      // Stopped while it stood by: there is nothing to undo.
      .catch(() => undefined)
    return () => {
      stopped.abort()
      release()
    }
  }

  #modify(id: string, change: (row: TeamItemRow) => TeamItemRow): Promise<void> {
    return this.#write(() =>
      this.#db.transaction('rw', this.#db.teamItems, async () => {
        const row = await this.#db.teamItems.where('id').equals(id).first()
        if (row !== undefined) await this.#db.teamItems.put(change(row))
      }),
    )
  }

  async #write(work: () => Promise<void>): Promise<void> {
    await guarded(work)
    this.#changes.announce({ kind: 'team' })
  }

  async #read(raw: unknown): Promise<KeptTeamItem | undefined> {
    const parsed = teamItemRowSchema.safeParse(raw)
    if (!parsed.success) {
      const id = typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : 'unknown'
      await this.#quarantine.keep('teamItems', id, 'bad-shape', raw)
      return undefined
    }
    const { id, lane, createdAt, state, at, why, box } = parsed.data
    const opened = await openRecord(this.#keys, 'team', itemPlace(id), box, sealedItemSchema)
    if (!opened.ok) {
      await this.#quarantine.keep('teamItems', id, opened.error, raw)
      return undefined
    }
    const status =
      state === 'waiting' ? ({ kind: 'waiting' } as const) : ({ kind: 'rejected', at: at ?? createdAt, why: why ?? 'rejected' } as const)
    return { id, lane, createdAt, ...opened.value, status }
  }
}
