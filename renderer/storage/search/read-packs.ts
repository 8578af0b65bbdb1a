import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { blobRowSchema } from '../rows.ts'
import { ClientIndexBuilder, type ClientIndex } from './client-index.ts'
import { PackBuilder, readPack } from './pack-layout.ts'
import { FIRST_AMENDMENT, packPlace } from './pack-place.ts'
import type { SearchSource } from './search-source.ts'

export interface LoadParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  readonly quarantine: Quarantine
  readonly source: SearchSource
}

export interface LoadedIndex {
  readonly index: ClientIndex
  /** Number of the last pack that is in it. */
  readonly lastPack: number
  /** False when a pack could not be read. */
  readonly complete: boolean
}

/** Packs read at once; about 2 MB. */
const PACKS_A_BATCH = 32
const CLIENTS_A_PACK = 1_000

/** Builds the index of one generation from its packs; the last amendments first, because they win. */
export async function loadIndex(
  parts: LoadParts,
  generation: number,
  clientCount: number,
  onProgress: (done: number) => void,
): Promise<LoadedIndex> {
  const keys = await packKeys(parts.db, generation, 0)
  if (keys.length === 0 && clientCount > 0) return packAnew(parts, generation, clientCount, onProgress)
  const collected = new CollectedPacks(clientCount)
  let complete = true
  for (let from = 0; from < keys.length; from += PACKS_A_BATCH) {
    const batch = keys.toReversed().slice(from, from + PACKS_A_BATCH)
    const rows = await parts.db.searchPacks.bulkGet(batch)
    for (const [index, [, no]] of batch.entries()) {
      const content = await openPack(parts, generation, no, rows[index])
      complete = content !== undefined && collected.add(content, no >= FIRST_AMENDMENT) && complete
    }
    onProgress(collected.builder.count)
  }
  return { index: collected.builder.build(), lastPack: keys.at(-1)?.[1] ?? -1, complete }
}

/** Numbers of the packs of a generation from this one on, ascending. */
export const packKeys = (db: SeatDatabase, generation: number, from: number): Promise<[number, number][]> =>
  db.searchPacks.where(':id').between([generation, from], [generation, Infinity]).primaryKeys()

/** What is in a pack's row; undefined when it cannot be read: then a copy is kept. */
export async function openPack({ keys, quarantine }: LoadParts, generation: number, no: number, raw: unknown): Promise<Bytes | undefined> {
  const row = blobRowSchema.safeParse(raw)
  const content = row.success ? await unseal(keys, 'index', packPlace(generation, no), row.data.box) : undefined
  if (content?.ok && readPack(content.value) !== undefined) return content.value
  await quarantine.keep('searchPacks', `${generation}:${no}`, content === undefined || content.ok ? 'bad-shape' : content.error, raw)
  return undefined
}

/** Packs on their way into one index, the newest first. */
export class CollectedPacks {
  readonly builder: ClientIndexBuilder
  readonly #newer = new Set<string>()
  readonly #decoder = new TextDecoder()

  constructor(expected: number) {
    this.builder = new ClientIndexBuilder(expected)
  }

  /** Clients whose newest sight stands in an amendment, or who are gone. */
  get newer(): ReadonlySet<string> {
    return this.#newer
  }

  gone(id: string): void {
    this.#newer.add(id)
  }

  /** False: the pack is cut short. */
  add(content: Bytes, amendment: boolean): boolean {
    const pack = readPack(content)
    if (pack === undefined) return false
    try {
      this.builder.add(pack, amendment ? (id) => this.#hadOrAdd(id) : (id) => this.#had(id))
      for (const id of pack.gone) this.#newer.add(this.#decoder.decode(id))
      return true
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }

  #had(id: Bytes): boolean {
    return this.#newer.size > 0 && this.#newer.has(this.#decoder.decode(id))
  }

  #hadOrAdd(id: Bytes): boolean {
    const text = this.#decoder.decode(id)
    if (this.#newer.has(text)) return true
    this.#newer.add(text)
    return false
  }
}

/** A directory from before there were packs: reads every client once and writes what the search needs from then on. */
async function packAnew(
  { db, keys, source }: LoadParts,
  generation: number,
  clientCount: number,
  onProgress: (done: number) => void,
): Promise<LoadedIndex> {
  const collected = new CollectedPacks(clientCount)
  const packs = new PackBuilder()
  let no = 0
  const end = async (): Promise<void> => {
    const content = packs.take()
    collected.add(content, false)
    await db.searchPacks.put({ generation, no, box: await seal(keys, 'index', packPlace(generation, no), content) })
    no += 1
    onProgress(collected.builder.count)
  }
  for await (const clients of source.eachPage()) {
    for (const client of clients) packs.add(client)
    if (packs.count >= CLIENTS_A_PACK) await end()
  }
  if (packs.count > 0) await end()
  return { index: collected.builder.build(), lastPack: no - 1, complete: true }
}

/** What is in a pack of these clients. */
export function packOf(clients: readonly Client[]): Bytes {
  const packs = new PackBuilder()
  for (const client of clients) packs.add(client)
  return packs.take()
}
