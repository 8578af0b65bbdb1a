import type { Bytes } from '../bytes.ts'
import { GrowingBytes } from './growing-bytes.ts'
import { GrowingIntegers } from './growing-integers.ts'

const NOBODY = 0xffff_ffff

/** Keeps every text once, as UTF-8, and numbers them from 0: a million names are some ten thousand texts. */
export class ByteInterner {
  readonly #bytes = new GrowingBytes()
  readonly #starts = new GrowingIntegers()
  #slots = new Uint32Array(1_024).fill(NOBODY)

  get size(): number {
    return this.#starts.length
  }

  add(text: Uint8Array): number {
    const slot = this.#slotOf(text)
    const known = this.#slots[slot] ?? NOBODY
    if (known !== NOBODY) return known
    const place = this.#starts.length
    this.#starts.push(this.#bytes.length)
    this.#bytes.bytes(text)
    this.#slots[slot] = place
    if (this.#starts.length * 2 > this.#slots.length) this.#grow()
    return place
  }

  /** Frees what only adding needs. */
  done(): InternedTexts {
    const starts = this.#starts
    starts.push(this.#bytes.length)
    return new InternedTexts(this.#bytes.done(), starts.done())
  }

  #text(place: number): Bytes {
    const next = place + 1 < this.#starts.length ? this.#starts.at(place + 1) : this.#bytes.length
    return this.#bytes.view().subarray(this.#starts.at(place), next)
  }

  #slotOf(text: Uint8Array): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(text) & mask
    for (;;) {
      const place = this.#slots[slot] ?? NOBODY
      if (place === NOBODY || same(this.#text(place), text)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4).fill(NOBODY)
    for (let place = 0; place < this.#starts.length; place += 1) this.#slots[this.#slotOf(this.#text(place))] = place
  }
}

/** The texts of a `ByteInterner`, by their number. */
export class InternedTexts {
  readonly #bytes: Bytes
  readonly #starts: Uint32Array
  readonly #decoder = new TextDecoder()

  constructor(bytes: Bytes, starts: Uint32Array) {
    this.#bytes = bytes
    this.#starts = starts
  }

  get size(): number {
    return this.#starts.length - 1
  }

  get byteLength(): number {
    return this.#bytes.byteLength + this.#starts.byteLength
  }

  text(place: number): string {
    return this.#decoder.decode(this.#bytes.subarray(this.#starts[place] ?? 0, this.#starts[place + 1] ?? 0))
  }

  wipe(): void {
    this.#bytes.fill(0)
  }
}

/** FNV-1a, 32 bits (draft-eastlake-fnv). */
function hashOf(text: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ (text[at] ?? 0), 0x01000193)
  return hash >>> 0
}

function same(one: Uint8Array, two: Uint8Array): boolean {
  if (one.length !== two.length) return false
  for (let at = 0; at < one.length; at += 1) if (one[at] !== two[at]) return false
  return true
}
