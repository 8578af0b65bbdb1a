import type { Bytes } from '../bytes.ts'
import { GrowingBytes } from './growing-bytes.ts'
import { GrowingIntegers } from './growing-integers.ts'
import { NameFieldBuilder, type NameField } from './name-field.ts'
import { NumberIndex } from './number-index.ts'
import type { PackedClient, ReadPack } from './pack-layout.ts'

/** Fields with words in them, in the order in which they weigh. */
export const NAME_FIELDS = ['family', 'given', 'patronymic', 'company'] as const
export type NameFieldId = (typeof NAME_FIELDS)[number]
type FieldId = NameFieldId | 'title'

/** Bytes of numbers a client has, about. */
const NUMBER_BYTES = 24

/** Collects packs and lays them out as one index. Clients are numbered from 0, in the order they come. */
export class ClientIndexBuilder {
  readonly #fields: Readonly<Record<FieldId, NameFieldBuilder>>
  readonly #ids: GrowingBytes
  readonly #idStarts: GrowingIntegers
  readonly #numbers: GrowingBytes
  readonly #numberStarts: GrowingIntegers
  readonly #marks: GrowingBytes

  /** @param expected clients, so that the room need not grow */
  constructor(expected: number) {
    const field = (share = 1): NameFieldBuilder => new NameFieldBuilder(Math.ceil(expected * share) + 1)
    this.#fields = { family: field(), given: field(), patronymic: field(0.9), company: field(0.45), title: field(0.45) }
    this.#ids = new GrowingBytes(expected * 12)
    this.#idStarts = new GrowingIntegers(expected + 1)
    this.#numbers = new GrowingBytes(expected * NUMBER_BYTES)
    this.#numberStarts = new GrowingIntegers(expected + 1)
    this.#marks = new GrowingBytes(expected)
  }

  get count(): number {
    return this.#marks.length
  }

  /** Clients for whom `skip` says true are left out: newer sights of them come from elsewhere. */
  add(pack: ReadPack, skip: (id: Bytes) => boolean): void {
    const known = new KnownTexts(pack.texts, this.#fields)
    for (const client of pack.clients) if (!skip(client.id)) this.#addClient(client, known)
  }

  build(): ClientIndex {
    const count = this.count
    this.#idStarts.push(this.#ids.length)
    this.#numberStarts.push(this.#numbers.length)
    const { family, given, patronymic, company, title } = this.#fields
    return new ClientIndex(
      {
        family: family.build(count),
        given: given.build(count),
        patronymic: patronymic.build(count),
        company: company.build(count),
        title: title.build(count),
      },
      this.#ids.done(),
      this.#idStarts.done(),
      this.#marks.done(),
      new NumberIndex(this.#numbers.done(), this.#numberStarts.done()),
    )
  }

  #addClient(client: PackedClient, known: KnownTexts): void {
    const number = this.count
    this.#idStarts.push(this.#ids.length)
    this.#ids.bytes(client.id)
    this.#numberStarts.push(this.#numbers.length)
    this.#numbers.bytes(client.numbers)
    this.#marks.byte(client.marks)
    known.add('family', number, client.family)
    known.add('given', number, client.given)
    known.add('patronymic', number, client.patronymic)
    known.add('title', number, client.title)
    for (const company of client.companies) known.add('company', number, company)
  }
}

/** Texts of a pack, with their numbers in each field once they were needed there. */
class KnownTexts {
  readonly #texts: readonly Bytes[]
  readonly #fields: Readonly<Record<FieldId, NameFieldBuilder>>
  readonly #numbers: Readonly<Record<FieldId, Uint32Array>>

  constructor(texts: readonly Bytes[], fields: Readonly<Record<FieldId, NameFieldBuilder>>) {
    const room = (): Uint32Array => new Uint32Array(texts.length + 1)
    this.#texts = texts
    this.#fields = fields
    this.#numbers = { family: room(), given: room(), patronymic: room(), company: room(), title: room() }
  }

  add(field: FieldId, client: number, place: number): void {
    const bytes = place === 0 ? undefined : this.#texts[place - 1]
    if (bytes === undefined) return
    const numbers = this.#numbers[field]
    let number = numbers[place] ?? 0
    if (number === 0) {
      number = this.#fields[field].text(bytes) + 1
      numbers[place] = number
    }
    this.#fields[field].add(client, number - 1)
  }
}

/** Everything the search knows of many clients, in flat arrays. */
export class ClientIndex {
  readonly fields: Readonly<Record<FieldId, NameField>>
  readonly numbers: NumberIndex
  readonly #ids: Bytes
  readonly #idStarts: Uint32Array
  readonly #marks: Bytes
  readonly #decoder = new TextDecoder()

  constructor(fields: Readonly<Record<FieldId, NameField>>, ids: Bytes, idStarts: Uint32Array, marks: Bytes, numbers: NumberIndex) {
    this.fields = fields
    this.#ids = ids
    this.#idStarts = idStarts
    this.#marks = marks
    this.numbers = numbers
  }

  get count(): number {
    return this.#marks.length
  }

  /** Bytes of all arrays. */
  get byteLength(): number {
    const fields = Object.values(this.fields).reduce((sum, field) => sum + field.byteLength, 0)
    return fields + this.#ids.byteLength + this.#idStarts.byteLength + this.#marks.byteLength + this.numbers.byteLength
  }

  id(client: number): string {
    return this.#decoder.decode(this.#ids.subarray(this.#idStarts[client] ?? 0, this.#idStarts[client + 1] ?? 0))
  }

  marks(client: number): number {
    return this.#marks[client] ?? 0
  }

  /** Overwrites everything that names anybody. */
  wipe(): void {
    for (const field of Object.values(this.fields)) field.wipe()
    this.#ids.fill(0)
    this.numbers.wipe()
  }
}
