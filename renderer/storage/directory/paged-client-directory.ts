import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { Identifier } from '../../../core/domain/client/identifier.ts'
import type { ChangeChannel } from '../change-channel.ts'
import { EDITED, TOLD } from '../rows.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import type { RightOfWay } from '../right-of-way.ts'
import { guarded } from '../storage-failure.ts'
import { BulkReader } from './bulk-reader.ts'
import type { BulkWork, ImportRequest } from './bulk-work.ts'
import { countClients } from './count-clients.ts'
import { readDirectoryState, readPendingImport } from './directory-state.ts'
import { readParts } from './directory-writer.ts'
import { eachPage } from './each-page.ts'
import { FindClients } from './find-clients.ts'
import type { ImportOptions, ImportOutcome, ImportSource, ResumableImport } from './import-source.ts'
import { tablesOf } from './directory-sides.ts'
import { recordsOfPage } from './page-layout.ts'
import { PagesReader } from './pages-reader.ts'
import { RecentClients } from './recent-clients.ts'
import type { ClientLayers, DirectoryDelta, SeatDirectory } from './seat-directory.ts'

/** So many rows of `recent` are merged into the pages by themselves. */
const COMPACT_AT = 256
/** Records read before the first call. */
const WARMED = 8

export interface DirectoryParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly quarantine: Quarantine
  readonly changes: ChangeChannel
  readonly bulkWork: BulkWork
  /** Asked before each look-up of a caller; without it nobody rests. */
  readonly way?: RightOfWay
  /** Merges by itself what was written lately. */
  readonly compacts: boolean
}

/** The directory: sealed pages for the mass of the clients, single rows for those that changed lately. */
export class PagedClientDirectory implements SeatDirectory {
  readonly #parts: DirectoryParts
  readonly #reader: PagesReader
  readonly #bulk: BulkReader
  readonly #recent: RecentClients
  readonly #find: FindClients
  #compacting: Promise<void> | undefined

  constructor(parts: DirectoryParts) {
    const { db, keys, quarantine, changes } = parts
    this.#parts = parts
    this.#reader = new PagesReader(db, keys, quarantine)
    this.#bulk = new BulkReader(db, this.#reader)
    this.#recent = new RecentClients(db, keys, quarantine)
    this.#find = new FindClients(db, keys, this.#bulk, this.#recent)
    changes.listen((change) => {
      if (change.kind === 'directory') this.#bulk.openAll().catch(() => undefined)
    })
  }

  /** Pays before the first call what it would pay otherwise. */
  async warmUp(): Promise<void> {
    await guarded(async () => {
      await this.#bulk.openAll()
      await this.#readSome()
    })
  }

  /** Somebody calls: whoever writes much rests meanwhile. */
  byPhone(e164: string): Promise<readonly Client[]> {
    this.#parts.way?.ask()
    return guarded(() => this.#find.byPhone(e164))
  }

  byIdentifier(identifier: Identifier): Promise<readonly Client[]> {
    return guarded(() => this.#find.byIdentifier(identifier))
  }

  byId(id: ClientId): Promise<Client | undefined> {
    return guarded(() => this.#find.byId(id))
  }

  async byIds(ids: readonly ClientId[]): Promise<readonly Client[]> {
    const found = await Promise.all(ids.map((id) => this.byId(id)))
    return found.filter((client) => client !== undefined)
  }

  save(client: Client): Promise<void> {
    return this.saveAll([client])
  }

  async saveAll(clients: readonly Client[]): Promise<void> {
    await guarded(() => this.#recent.edit(clients))
    this.#changed()
  }

  layers(id: ClientId): Promise<ClientLayers> {
    return guarded(async () => {
      const [key] = await this.#recent.keysOf([id])
      if (!key) return {}
      const [edit] = await this.#recent.sights(await this.#recent.rawByKeys([key], [EDITED]), 0)
      const told = await this.#find.toldById(id)
      return { ...(edit?.kind === 'client' && { edited: edit.client }), ...(told && { told }) }
    })
  }

  async applyDelta({ upserts, gone }: DirectoryDelta): Promise<void> {
    await guarded(() => this.#recent.tell(upserts, gone))
    this.#changed()
    if (this.#parts.compacts) void this.#compactWhenFull()
  }

  async remove(ids: readonly ClientId[]): Promise<void> {
    const { db, keys, bulkWork } = this.#parts
    const only = await guarded(() => this.#recent.bury(ids))
    this.#changed()
    await guarded(() => bulkWork.compact({ databaseName: db.name, keys, only }))
    this.#changed()
  }

  count(): Promise<number> {
    return guarded(() => countClients(this.#parts.db, this.#reader, this.#recent))
  }

  eachPage(): AsyncIterable<readonly Client[]> {
    return eachPage({ db: this.#parts.db, reader: this.#reader, recent: this.#recent })
  }

  recent(): Promise<DirectoryDelta> {
    return guarded(async () => {
      const { db } = this.#parts
      const [state, rows] = await db.transaction('r', db.meta, db.recent, () => Promise.all([readDirectoryState(db), db.recent.toArray()]))
      const sights = await this.#recent.sights(rows, state?.folded ?? 0)
      return {
        upserts: sights.flatMap((sight) => (sight.kind === 'client' ? [sight.client] : [])),
        gone: sights.flatMap((sight) => (sight.kind === 'gone' ? [sight.id] : [])),
      }
    })
  }

  async compact(): Promise<void> {
    const { db, keys, bulkWork } = this.#parts
    await guarded(() => bulkWork.compact({ databaseName: db.name, keys }))
    this.#changed()
  }

  bulkImport(clients: Iterable<Client> | AsyncIterable<Client>, options: ImportOptions = {}): Promise<ImportOutcome> {
    return this.#import({ kind: 'clients', clients }, options)
  }

  importFrom(source: ImportSource, options: ImportOptions = {}): Promise<ImportOutcome> {
    return this.#import(source, options)
  }

  async imported(): Promise<{ readonly label: string; readonly clientCount: number; readonly at: number } | undefined> {
    const state = await guarded(() => readDirectoryState(this.#parts.db))
    return state && { label: state.label, clientCount: state.clientCount, at: state.at }
  }

  resumable(): Promise<ResumableImport | undefined> {
    return guarded(async () => {
      const { db, keys } = this.#parts
      const pending = await readPendingImport(db)
      if (!pending) return undefined
      const { taken } = await readParts(db, keys, pending)
      return taken > 0 ? { label: pending.label, done: taken, at: pending.at } : undefined
    })
  }

  onChange(listener: () => void): () => void {
    return this.#parts.changes.listen((change) => {
      if (change.kind === 'directory') listener()
    })
  }

  /** Some real records: whoever calls first has one, and nobody's number never comes so far as to open a page. */
  async #readSome(): Promise<void> {
    const { db } = this.#parts
    const state = await readDirectoryState(db)
    const row = state && (await tablesOf(db, state.side).pages.get([state.generation, 0]))
    const page = row && (await this.#reader.openPage(state.generation, 0, row))
    for (const [slot, record] of page === undefined ? [] : recordsOfPage(page).slice(0, WARMED).entries())
      await this.#reader.clientOf(state?.generation ?? 0, { page: 0, slot }, record)
  }

  #changed(): void {
    this.#parts.changes.announce({ kind: 'directory' })
  }

  async #import(source: ImportRequest['source'], options: ImportOptions): Promise<ImportOutcome> {
    const { db, keys, bulkWork } = this.#parts
    const { label = 'import', keep = { kind: 'none' }, resume = false } = options
    const outcome = await guarded(() => bulkWork.import({ databaseName: db.name, keys, source, label, keep, resume }, options))
    if (outcome.kind === 'imported') this.#changed()
    return outcome
  }

  /** One merge at a time; what fails is tried again with the next delta. */
  async #compactWhenFull(): Promise<void> {
    if (this.#compacting) return
    this.#compacting = (async () => {
      const told = await this.#parts.db.recent.filter((row) => row.layer === TOLD).count()
      if (told >= COMPACT_AT) await this.compact()
    })().catch(() => undefined)
    await this.#compacting
    this.#compacting = undefined
  }
}
