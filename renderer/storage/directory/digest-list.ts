import type { Bytes } from '../bytes.ts'
import type { ClientRef } from './bucket-layout.ts'

/** Bytes of an entry: the first 12 of the digest, then `ref u32` as in a bucket. */
export const LIST_STEP = 16
const DIGEST_PART = 12

export const refNumber = ({ page, slot }: ClientRef): number => page * 64 + slot

/** Digests with their places, in the order they came, in as little memory as can be. */
export class DigestList {
  #bytes: Bytes
  #view: DataView
  #count = 0

  /** @param bytes to begin with; it grows */
  constructor(bytes = LIST_STEP * 1_024) {
    this.#bytes = new Uint8Array(bytes)
    this.#view = new DataView(this.#bytes.buffer)
  }

  get count(): number {
    return this.#count
  }

  add(digest: Bytes, ref: number): void {
    const at = this.#count * LIST_STEP
    if (at + LIST_STEP > this.#bytes.length) this.#grow(at + LIST_STEP)
    for (let index = 0; index < DIGEST_PART; index += 1) this.#bytes[at + index] = digest[index] ?? 0
    this.#view.setUint32(at + DIGEST_PART, ref, true)
    this.#count += 1
  }

  addAll(entries: Bytes): void {
    const at = this.#count * LIST_STEP
    if (at + entries.length > this.#bytes.length) this.#grow(at + entries.length)
    this.#bytes.set(entries, at)
    this.#count += entries.length / LIST_STEP
  }

  refAt(index: number): number {
    return this.#view.getUint32(index * LIST_STEP + DIGEST_PART, true)
  }

  moveTo(index: number, ref: number): void {
    this.#view.setUint32(index * LIST_STEP + DIGEST_PART, ref, true)
  }

  /** The first 12 bytes of the digest. */
  digestAt(index: number): Bytes {
    return this.#bytes.subarray(index * LIST_STEP, index * LIST_STEP + DIGEST_PART)
  }

  /** Four bytes of the digest as a number, from byte `from` on. */
  wordAt(index: number, from: number): number {
    return this.#view.getUint32(index * LIST_STEP + from, true)
  }

  holds(index: number, digest: Bytes): boolean {
    const at = index * LIST_STEP
    for (let byte = 0; byte < DIGEST_PART; byte += 1) if (this.#bytes[at + byte] !== digest[byte]) return false
    return true
  }

  /** Entries from `from` on. */
  tail(from: number): Bytes {
    return this.#bytes.slice(from * LIST_STEP, this.#count * LIST_STEP)
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    larger.set(this.#bytes)
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }
}
