import type { Client } from '../../../core/domain/client/client.ts'
import { looksFiled } from '../directory/filed-record.ts'
import { fromUtf8, toHex, type Bytes } from '../bytes.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { tablesOf } from '../directory/directory-sides.ts'
import { readDirectoryState } from '../directory/directory-state.ts'
import { recordsOfPage } from '../directory/page-layout.ts'
import { PagesReader } from '../directory/pages-reader.ts'
import { RecentClients } from '../directory/recent-clients.ts'
import type { Quarantine } from '../quarantine.ts'
import { giveWay } from '../right-of-way.ts'
import type { ClientReading, Owners } from './row-decisions.ts'

export interface ExistingParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly quarantine: Quarantine
  readonly isCancelled: () => boolean
}

/** Pages opened at once. */
const STEP = 16
/** Rows of changes opened at once. */
const SLICE = 256

/**
 * Who of the directory the rows are about, found by walking through all of it once: for many rows that is far quicker than asking for
 * each. Clients are seen as they are shown, edits on top.
 */
export async function existingOwners(parts: ExistingParts, rows: readonly ClientReading[]): Promise<readonly (Owners | undefined)[]> {
  const wanted = new Wanted(rows)
  const state = await readDirectoryState(parts.db)
  const recent = new RecentClients(parts.db, parts.keys, parts.quarantine)
  const given = new Set<string>()
  const keys = (await parts.db.recent.toCollection().primaryKeys()).map(([, key]) => new Uint8Array(key))
  const unique = [...new Map(keys.map((key) => [toHex(key), key])).values()]
  for (let at = 0; at < unique.length; at += SLICE) {
    const rows = await recent.rawByKeys(unique.slice(at, at + SLICE))
    for (const sight of await recent.sights(rows, state?.folded ?? 0)) {
      given.add(sight.kind === 'client' ? sight.client.id : sight.id)
      if (sight.kind === 'client') wanted.see(sight.client)
    }
  }
  if (state === undefined) return wanted.owners
  const reader = new PagesReader(parts.db, parts.keys, parts.quarantine)
  const { pages } = tablesOf(parts.db, state.side)
  for (let from = 0; !parts.isCancelled();) {
    await giveWay()
    const some = await pages.where(':id').between([state.generation, from], [state.generation, Infinity]).limit(STEP).toArray()
    const last = some.at(-1)
    if (last === undefined) break
    from = last.no + 1
    for (const page of await Promise.all(some.map((row) => reader.openPage(state.generation, row.no, row))))
      for (const record of page === undefined ? [] : recordsOfPage(page)) {
        const found = filed(record)
        if (found !== undefined && !given.has(found.id)) wanted.see(found)
      }
  }
  return wanted.owners
}

/** What the rows ask for. */
class Wanted {
  readonly owners: (Owners | undefined)[]
  /** Places of rows by their id, and by the numbers of rows that have none of their own. */
  readonly #ids = new Map<string, number>()
  readonly #numbers = new Map<string, number[]>()

  constructor(rows: readonly ClientReading[]) {
    this.owners = rows.map(() => undefined)
    for (const [at, { client, fields }] of rows.entries()) {
      this.#ids.set(client.id, at)
      if (fields.id !== undefined) continue
      for (const { number } of fields.phones) {
        const places = this.#numbers.get(number)
        if (places === undefined) this.#numbers.set(number, [at])
        else places.push(at)
      }
    }
  }

  see(client: Client): void {
    const at = this.#ids.get(client.id)
    if (at !== undefined) this.owners[at] = { byId: client, byPhone: [] }
    for (const { number } of client.phones)
      for (const place of this.#numbers.get(number) ?? []) {
        const { byId, byPhone } = this.owners[place] ?? { byId: undefined, byPhone: [] }
        if (!byPhone.some(({ id }) => id === client.id)) this.owners[place] = { byId, byPhone: [...byPhone, client] }
      }
  }
}

/** It has what a row adds to. A damaged one is nobody: a row with that id takes the place. */
const isWhole = ({ roles, emails, facts, tags, logins }: Partial<Client>): boolean =>
  [roles, emails, facts, tags ?? [], logins ?? []].every((list) => Array.isArray(list))

/** It was parsed when it came in: to parse a million of them anew would cost more than all the rest. */
function filed(record: Bytes): Client | undefined {
  if (record.length === 0) return undefined
  try {
    const found: unknown = JSON.parse(fromUtf8(record))
    return looksFiled(found) && isWhole(found) ? found : undefined
  } catch {
    return undefined
  }
}
