import type { Bytes } from '../bytes.ts'
import { DigestList } from './digest-list.ts'

/** Where each client of a generation lies, by the digest of his id: a hash table over a list (about 24 bytes a client). */
export class ClientPlaces {
  readonly list = new DigestList()
  /** Number of the entry plus one; 0 is empty. Open addressing; the digest is its own hash. */
  #table = new Uint32Array(1 << 14)

  has(digest: Bytes): boolean {
    return this.#table[this.#slotOf(digest)] !== 0
  }

  /** The place he had before, when he was there already. */
  set(digest: Bytes, ref: number): number | undefined {
    if ((this.list.count + 1) * 2 > this.#table.length) this.#grow()
    const slot = this.#slotOf(digest)
    const entry = this.#table[slot] ?? 0
    if (entry > 0) {
      const before = this.list.refAt(entry - 1)
      this.list.moveTo(entry - 1, ref)
      return before
    }
    this.list.add(digest, ref)
    this.#table[slot] = this.list.count
    return undefined
  }

  #slotOf(digest: Bytes): number {
    const mask = this.#table.length - 1
    let slot = hashOf(digest) & mask
    for (;;) {
      const entry = this.#table[slot] ?? 0
      if (entry === 0 || this.list.holds(entry - 1, digest)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    this.#table = new Uint32Array(this.#table.length * 2)
    for (let index = 0; index < this.list.count; index += 1) this.#table[this.#slotOf(this.list.digestAt(index))] = index + 1
  }
}

const hashOf = (digest: Bytes): number =>
  ((digest[4] ?? 0) | ((digest[5] ?? 0) << 8) | ((digest[6] ?? 0) << 16) | ((digest[7] ?? 0) << 24)) >>> 0
