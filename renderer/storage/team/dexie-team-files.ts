import { TEAM_FILES_LIMIT_BYTES, type TeamFile, type TeamFileKept, type TeamFileShelf } from '../../../core/outbox/team-file.ts'
import type { TeamItem } from '../../../core/outbox/team-item.ts'
import type { ChangeChannel } from '../change-channel.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { guarded } from '../storage-failure.ts'
import { filePartPlace, filePlace, sealedFileSchema, teamFilePartRowSchema, teamFileRowSchema } from './team-file-row.ts'
import { addTeamItem, sealTeamItem } from './team-item-seal.ts'

/** Files that wait for the team's hub, in IndexedDB. A file and all of its parts come and go in one transaction. */
export class DexieTeamFiles implements TeamFileShelf {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine
  readonly #changes: ChangeChannel

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine, changes: ChangeChannel) {
    this.#db = db
    this.#keys = keys
    this.#quarantine = quarantine
    this.#changes = changes
  }

  async keep({ key, createdAt, bytes, ...what }: TeamFile, parts: readonly Uint8Array[]): Promise<TeamFileKept> {
    const kept = await guarded(async (): Promise<TeamFileKept> => {
      const row = { key, createdAt, bytes, box: await sealRecord(this.#keys, 'team', filePlace(key), what) }
      const rows = await Promise.all(
        parts.map(async (part, no) => ({ key, no, box: await seal(this.#keys, 'team', filePartPlace(key, no), new Uint8Array(part)) })),
      )
      const { teamFiles, teamFileParts } = this.#db
      return this.#db.transaction('rw', teamFiles, teamFileParts, async () => {
        let waiting = bytes
        await teamFiles.each((other) => (waiting += other.key === key ? 0 : other.bytes))
        if (waiting > TEAM_FILES_LIMIT_BYTES) return { kind: 'no-room', limitBytes: TEAM_FILES_LIMIT_BYTES }
        await teamFiles.put(row)
        await teamFileParts.bulkPut(rows)
        return { kind: 'kept' }
      })
    })
    this.#changes.announce({ kind: 'team-files' })
    return kept
  }

  all(): Promise<readonly TeamFile[]> {
    return guarded(async () => {
      const rows: readonly unknown[] = await this.#db.teamFiles.toArray()
      const files = (await Promise.all(rows.map((row) => this.#read(row)))).filter((file) => file !== undefined)
      return files.sort((one, other) => one.createdAt - other.createdAt)
    })
  }

  part(key: string, no: number): Promise<Uint8Array | undefined> {
    return guarded(async () => {
      const raw: unknown = await this.#db.teamFileParts.get([key, no])
      if (raw === undefined) return undefined
      const parsed = teamFilePartRowSchema.safeParse(raw)
      const opened = parsed.success ? await unseal(this.#keys, 'team', filePartPlace(key, no), parsed.data.box) : undefined
      if (opened?.ok === true) return opened.value
      await this.#quarantine.keep('teamFileParts', `${key}/${String(no)}`, opened === undefined ? 'bad-shape' : opened.error, { key, no })
      return undefined
    })
  }

  async stored(key: string, word: TeamItem): Promise<void> {
    await guarded(async () => {
      const row = await sealTeamItem(this.#keys, word)
      const { teamFiles, teamFileParts, teamItems } = this.#db
      await this.#db.transaction('rw', teamFiles, teamFileParts, teamItems, async () => {
        if ((await teamFiles.get(key)) === undefined) return
        await addTeamItem(this.#db, row)
        await this.#remove(key)
      })
    })
    this.#changes.announce({ kind: 'team' })
    this.#changes.announce({ kind: 'team-files' })
  }

  async letGo(key: string): Promise<void> {
    const { teamFiles, teamFileParts } = this.#db
    await guarded(() => this.#db.transaction('rw', teamFiles, teamFileParts, () => this.#remove(key)))
    this.#changes.announce({ kind: 'team-files' })
  }

  onChange(listener: () => void): () => void {
    return this.#changes.listen((change) => {
      if (change.kind === 'team-files') listener()
    })
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return await navigator.locks.request(`${this.#db.name}-team-files`, work)
  }

  async #remove(key: string): Promise<void> {
    await this.#db.teamFiles.delete(key)
    await this.#db.teamFileParts.where('[key+no]').between([key, 0], [key, Infinity]).delete()
  }

  async #read(raw: unknown): Promise<TeamFile | undefined> {
    const parsed = teamFileRowSchema.safeParse(raw)
    if (!parsed.success) {
      const key = typeof raw === 'object' && raw !== null && 'key' in raw ? String(raw.key) : 'unknown'
      await this.#quarantine.keep('teamFiles', key, 'bad-shape', raw)
      return undefined
    }
    const { key, createdAt, bytes, box } = parsed.data
    const opened = await openRecord(this.#keys, 'team', filePlace(key), box, sealedFileSchema)
    if (opened.ok) return { key, createdAt, bytes, ...opened.value }
    await this.#quarantine.keep('teamFiles', key, opened.error, raw)
    return undefined
  }
}
