import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import { ByteReader } from './byte-reader.ts'
import { GrowingBytes } from './growing-bytes.ts'
import { writeNumbers } from './number-layout.ts'
import { searchRecordOf } from './search-record.ts'

/**
 * A pack before sealing: `version · gone count · gone ids · text count · texts · client count · clients`. A client is
 * `id · marks · family · given · patronymic · title · companies · numbers`; texts stand as places in the pack's own list
 * (0: none), because names repeat; ids and texts carry their length. Integers as `GrowingBytes` writes them. Gone are
 * clients of earlier packs that are no longer there.
 */
const VERSION = 1

/** Collects clients and writes them as packs. */
export class PackBuilder {
  readonly #places = new Map<string, number>()
  readonly #texts = new GrowingBytes()
  readonly #clients = new GrowingBytes(65_536)
  readonly #numbers = new GrowingBytes()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(client: Client): void {
    const record = searchRecordOf(client)
    const to = this.#clients
    to.measuredText(record.id)
    to.byte(record.marks)
    to.integer(this.#place(record.family))
    to.integer(this.#place(record.given))
    to.integer(this.#place(record.patronymic))
    to.integer(this.#place(record.title))
    to.integer(record.companies.length)
    for (const company of record.companies) to.integer(this.#place(company))
    this.#numbers.clear()
    writeNumbers(this.#numbers, record.phones, record.requests)
    to.integer(this.#numbers.length)
    to.bytes(this.#numbers.view())
    this.#count += 1
  }

  /** The pack of everything added since the last one. */
  take(gone: readonly string[] = []): Bytes {
    const pack = new GrowingBytes(this.#texts.length + this.#clients.length + 64)
    pack.byte(VERSION)
    pack.integer(gone.length)
    for (const id of gone) pack.measuredText(id)
    pack.integer(this.#places.size)
    pack.bytes(this.#texts.view())
    pack.integer(this.#count)
    pack.bytes(this.#clients.view())
    this.#places.clear()
    this.#texts.clear()
    this.#clients.clear()
    this.#count = 0
    return pack.done()
  }

  #place(text: string): number {
    if (text === '') return 0
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const place = this.#places.size + 1
    this.#places.set(text, place)
    this.#texts.measuredText(text)
    return place
  }
}

/** One client of a pack. Texts are places in `ReadPack.texts`, 1-based; 0: none. */
export interface PackedClient {
  readonly id: Bytes
  readonly marks: number
  readonly family: number
  readonly given: number
  readonly patronymic: number
  readonly title: number
  readonly companies: readonly number[]
  readonly numbers: Bytes
}

export interface ReadPack {
  readonly gone: readonly Bytes[]
  readonly texts: readonly Bytes[]
  readonly count: number
  readonly clients: Iterable<PackedClient>
}

/** Undefined: these bytes are no pack. Reading its clients may still throw a `RangeError` when they are cut short. */
export function readPack(bytes: Bytes): ReadPack | undefined {
  try {
    const reader = new ByteReader(bytes)
    if (reader.byte() !== VERSION) return undefined
    const gone = Array.from({ length: reader.integer() }, () => reader.part(reader.integer()))
    const texts = Array.from({ length: reader.integer() }, () => reader.part(reader.integer()))
    const count = reader.integer()
    return { gone, texts, count, clients: clientsOf(reader, count) }
  } catch {
    return undefined
  }
}

/** Writes a pack that was read, or a part of it. */
export function writePack(to: GrowingBytes, gone: readonly Bytes[], texts: readonly Bytes[], clients: readonly PackedClient[]): void {
  const measured = (part: Bytes): void => {
    to.integer(part.length)
    to.bytes(part)
  }
  to.byte(VERSION)
  to.integer(gone.length)
  gone.forEach(measured)
  to.integer(texts.length)
  texts.forEach(measured)
  to.integer(clients.length)
  for (const client of clients) {
    measured(client.id)
    to.byte(client.marks)
    for (const place of [client.family, client.given, client.patronymic, client.title]) to.integer(place)
    to.integer(client.companies.length)
    for (const company of client.companies) to.integer(company)
    measured(client.numbers)
  }
}

function* clientsOf(reader: ByteReader, count: number): Generator<PackedClient> {
  for (let index = 0; index < count; index += 1) {
    const id = reader.part(reader.integer())
    const marks = reader.byte()
    const family = reader.integer()
    const given = reader.integer()
    const patronymic = reader.integer()
    const title = reader.integer()
    const companies = Array.from({ length: reader.integer() }, () => reader.integer())
    const numbers = reader.part(reader.integer())
    yield { id, marks, family, given, patronymic, title, companies, numbers }
  }
}
