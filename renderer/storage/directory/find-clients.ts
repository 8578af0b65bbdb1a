import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { hasIdentifier, type Identifier } from '../../../core/domain/client/identifier.ts'
import type { Bytes } from '../bytes.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import type { DigestKind, SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { BulkReader } from './bulk-reader.ts'
import { readDirectoryState, sameState } from './directory-state.ts'
import { TOLD } from '../rows.ts'
import type { Layer, RecentClients } from './recent-clients.ts'
import type { RecentSight } from './recent-row.ts'

type ReadRows = () => Promise<readonly unknown[]>

/** A directory that changes faster than it is read is not one: so often a look-up begins anew before it takes what it has. */
const LOOKS = 20

/** Looks clients up: pages first written, then what was told since, then what was edited here; the later wins. */
export class FindClients {
  readonly #db: SeatDatabase
  readonly #digest: RowDigest
  readonly #bulk: BulkReader
  readonly #recent: RecentClients

  constructor(db: SeatDatabase, keys: SeatKeys, bulk: BulkReader, recent: RecentClients) {
    this.#db = db
    this.#digest = new RowDigest(keys.digestSecret)
    this.#bulk = bulk
    this.#recent = recent
  }

  byPhone(e164: string): Promise<readonly Client[]> {
    return this.#filed('phone', e164, (client) => client.phones.some((phone) => phone.number === e164))
  }

  byIdentifier(identifier: Identifier): Promise<readonly Client[]> {
    return this.#filed(identifier.kind, identifier.value, (client) => hasIdentifier(client, identifier))
  }

  async byId(id: ClientId): Promise<Client | undefined> {
    const digest = this.#digest.of('client', id)
    const found = await this.#find(digest, () => this.#recent.rawByKeys([digest]))
    return found.find((client) => client.id === id)
  }

  /** Everybody filed under this whose record, as it is now, still has it. */
  async #filed(kind: DigestKind, text: string, has: (client: Client) => boolean): Promise<readonly Client[]> {
    const digest = this.#digest.of(kind, text)
    const found = await this.#find(digest, () => this.#recent.rawByFound(digest))
    return found.filter(has)
  }

  /** As his source last told it, whatever was edited here. */
  async toldById(id: ClientId): Promise<Client | undefined> {
    const digest = this.#digest.of('client', id)
    const found = await this.#find(digest, () => this.#recent.rawByKeys([digest], [TOLD]), [TOLD])
    return found.find((client) => client.id === id)
  }

  async #find(digest: Bytes, readRecent: ReadRows, layers?: readonly Layer[]): Promise<readonly Client[]> {
    for (let look = 1; ; look += 1) {
      const found = await this.#findOnce(digest, readRecent, look === LOOKS, layers)
      if (found) return found
    }
  }

  /** Undefined: the directory was changed between two reads. The page of an open bucket is read while the index is asked. */
  async #findOnce(digest: Bytes, readRecent: ReadRows, last: boolean, layers?: readonly Layer[]): Promise<readonly Client[] | undefined> {
    const guess = this.#bulk.guess(digest)
    const [early, look] = await Promise.all([
      guess && this.#bulk.clients(guess.state, guess.bucket, digest),
      this.#bulk.look(digest, readRecent),
    ])
    const { state } = look
    const sights = await this.#recent.sights(look.recent, state?.folded ?? 0)
    if (!state) return merge([], sights)
    const filed = early && sameState(state, guess?.state) ? early : await this.#bulk.clients(state, look.bucket, digest)
    if (filed.clients.length === 0 && filed.whole) return merge([], sights)
    const keys = filed.clients.map((client) => this.#digest.of('client', client.id))
    const [now, later] = await this.#db.transaction('r', this.#db.meta, this.#db.recent, () =>
      Promise.all([readDirectoryState(this.#db), this.#recent.rawByKeys(keys, layers)]),
    )
    if (!sameState(now, state) && !last) return undefined
    return merge(filed.clients, [...sights, ...(await this.#recent.sights(later, now?.folded ?? 0))])
  }
}

/** Sights in the order they were read: a later one is newer. */
function merge(filed: readonly Client[], sights: readonly RecentSight[]): readonly Client[] {
  const found = new Map<ClientId, Client | undefined>()
  for (const sight of sights) {
    if (sight.kind === 'client') found.set(sight.client.id, sight.client)
    else found.set(sight.id, undefined)
  }
  for (const client of filed) if (!found.has(client.id)) found.set(client.id, client)
  return [...found.values()].filter((client) => client !== undefined)
}
