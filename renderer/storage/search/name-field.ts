import { soundsOf } from '../../../core/domain/search/sound.ts'
import { wordsOf } from '../../../core/domain/search/words.ts'
import { ByteInterner, type InternedTexts } from './byte-interner.ts'
import { GrowingIntegers } from './growing-integers.ts'
import { WordIndexBuilder, type WordIndex } from './word-index.ts'

/** Collects one field (family names, companies, …) of all clients. */
export class NameFieldBuilder {
  readonly #texts = new ByteInterner()
  readonly #clients: GrowingIntegers
  readonly #ofClient: GrowingIntegers

  /** @param room entries expected */
  constructor(room: number) {
    this.#clients = new GrowingIntegers(room)
    this.#ofClient = new GrowingIntegers(room)
  }

  /** The number of a text; one text may be of many clients. */
  text(bytes: Uint8Array): number {
    return this.#texts.add(bytes)
  }

  /** Clients come in ascending order; one may have several texts. */
  add(client: number, text: number): void {
    this.#clients.push(client)
    this.#ofClient.push(text)
  }

  /** @param clientCount clients of the whole index */
  build(clientCount: number): NameField {
    const texts = this.#texts.done()
    const firstOf = new Uint32Array(clientCount + 1)
    for (let at = 0; at < this.#clients.length; at += 1) raise(firstOf, this.#clients.at(at) + 1)
    sumUp(firstOf)
    const holderStarts = new Uint32Array(texts.size + 1)
    for (let at = 0; at < this.#ofClient.length; at += 1) raise(holderStarts, this.#ofClient.at(at) + 1)
    sumUp(holderStarts)
    const filled = holderStarts.slice()
    const holders = new Uint32Array(this.#clients.length)
    for (let at = 0; at < this.#clients.length; at += 1) {
      const text = this.#ofClient.at(at)
      holders[filled[text] ?? 0] = this.#clients.at(at)
      raise(filled, text)
    }
    const { words, sounds } = wordsOfTexts(texts)
    return new NameField(texts, firstOf, this.#ofClient.done(), holderStarts, holders, words, sounds)
  }
}

const raise = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1
}

function sumUp(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at += 1) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0)
}

function wordsOfTexts(texts: InternedTexts): { readonly words: WordIndex; readonly sounds: WordIndex } {
  const words = new WordIndexBuilder()
  for (let place = 0; place < texts.size; place += 1) for (const word of wordsOf(texts.text(place))) words.add(word.folded, place)
  const built = words.build()
  const sounds = new WordIndexBuilder()
  for (let place = 0; place < built.size; place += 1)
    for (const sound of soundsOf(built.word(place))) if (sound !== '') sounds.add(sound, place)
  return { words: built, sounds: sounds.build() }
}

/** One field of all clients: its texts, who has each, and the words in them. */
export class NameField {
  readonly #texts: InternedTexts
  readonly #firstOf: Uint32Array
  readonly #textsOf: Uint32Array
  readonly #holderStarts: Uint32Array
  readonly #holders: Uint32Array
  /** Words as they are written, leading to texts. */
  readonly words: WordIndex
  /** Keys of how words sound, leading to places in `words`. */
  readonly sounds: WordIndex
  /** Clients of all words before each, some counted more than once. */
  readonly #clientsBefore: Uint32Array

  constructor(
    texts: InternedTexts,
    firstOf: Uint32Array,
    textsOf: Uint32Array,
    holderStarts: Uint32Array,
    holders: Uint32Array,
    words: WordIndex,
    sounds: WordIndex,
  ) {
    this.#texts = texts
    this.#firstOf = firstOf
    this.#textsOf = textsOf
    this.#holderStarts = holderStarts
    this.#holders = holders
    this.words = words
    this.sounds = sounds
    this.#clientsBefore = new Uint32Array(words.size + 1)
    for (let place = 0; place < words.size; place += 1) {
      let clients = this.#clientsBefore[place] ?? 0
      words.eachTarget(place, (text) => (clients += this.#holderCount(text)))
      this.#clientsBefore[place + 1] = clients
    }
  }

  get textCount(): number {
    return this.#texts.size
  }

  get byteLength(): number {
    const arrays = [this.#firstOf, this.#textsOf, this.#holderStarts, this.#holders, this.#clientsBefore]
    const own = arrays.reduce((sum, array) => sum + array.byteLength, 0)
    return own + this.#texts.byteLength + this.words.byteLength + this.sounds.byteLength
  }

  /** What a client has in this field, in its order. */
  textsOf(client: number): readonly string[] {
    return Array.from(this.#textsOf.subarray(this.#firstOf[client] ?? 0, this.#firstOf[client + 1] ?? 0), (place) =>
      this.#texts.text(place),
    )
  }

  /** How many clients have the words [from, to), some counted more than once. */
  clientsOf(from: number, to: number): number {
    return (this.#clientsBefore[to] ?? 0) - (this.#clientsBefore[from] ?? 0)
  }

  #holderCount(text: number): number {
    return (this.#holderStarts[text + 1] ?? 0) - (this.#holderStarts[text] ?? 0)
  }

  /** Clients who have this text: a view, ascending. */
  holders(text: number): Uint32Array {
    return this.#holders.subarray(this.#holderStarts[text] ?? 0, this.#holderStarts[text + 1] ?? 0)
  }

  wipe(): void {
    this.#texts.wipe()
    this.words.wipe()
    this.sounds.wipe()
  }
}
