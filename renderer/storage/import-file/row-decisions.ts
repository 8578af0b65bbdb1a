import type { Client } from '../../../core/domain/client/client.ts'
import type { ImportPolicy } from '../../../core/domain/directory/file/column-target.ts'
import { matchByPhone, type RowMatch } from '../../../core/domain/directory/file/match-row.ts'
import { withRow } from '../../../core/domain/directory/file/row-client.ts'
import type { FileCounts } from './file-imports.ts'
import type { Reading } from './file-readings.ts'
import type { RefusedCollector } from './refused-rows.ts'

export type ClientReading = Extract<Reading, { kind: 'client' }>

/** Who is in the directory under the id of a row, and, of a row without one, under its numbers. */
export interface Owners {
  readonly byId: Client | undefined
  readonly byPhone: readonly Client[]
}

export type Tally = { -readonly [Key in keyof FileCounts]: FileCounts[Key] }

/** What rows write into the directory; later ones see what earlier ones say. */
export class RowDecisions {
  readonly #policy: ImportPolicy
  readonly #tally: Tally
  readonly #refused: RefusedCollector
  readonly #written = new Map<string, Client>()
  /** Ids of who was written with a number. */
  readonly #byPhone = new Map<string, Set<string>>()

  constructor(policy: ImportPolicy, tally: Tally, refused: RefusedCollector) {
    this.#policy = policy
    this.#tally = tally
    this.#refused = refused
  }

  take(reading: ClientReading, found: Owners | undefined): void {
    const match = this.#matchOf(reading, found)
    if (match.kind === 'several' && this.#policy !== 'add') {
      this.#refused.add({ ...reading.row, faults: [{ kind: 'several-owners' }] })
    } else if (match.kind === 'nobody' && this.#policy !== 'update') {
      this.#write(reading.client)
      this.#tally.added += 1
    } else if (match.kind === 'nobody') this.#tally.missing += 1
    else if (match.kind === 'one' && this.#policy !== 'add') {
      this.#write(withRow(match.client, reading.fields))
      this.#tally.updated += 1
    } else this.#tally.present += 1
  }

  /** In the order in which they were first named. */
  written(): readonly Client[] {
    return [...this.#written.values()]
  }

  #write(client: Client): void {
    this.#written.set(client.id, client)
    for (const { number } of client.phones) {
      const ids = this.#byPhone.get(number)
      if (ids === undefined) this.#byPhone.set(number, new Set([client.id]))
      else ids.add(client.id)
    }
  }

  #matchOf({ client, fields }: ClientReading, found: Owners | undefined): RowMatch {
    const known = this.#written.get(client.id) ?? found?.byId
    if (known !== undefined) return { kind: 'one', client: known }
    if (fields.id !== undefined) return { kind: 'nobody' }
    const fresh = fields.phones.flatMap(({ number }) => [...(this.#byPhone.get(number) ?? [])]).flatMap((id) => this.#written.get(id) ?? [])
    const owners = new Map([...(found?.byPhone ?? []), ...fresh].map((owner) => [owner.id, this.#written.get(owner.id) ?? owner]))
    return matchByPhone(fields, [...owners.values()])
  }
}
