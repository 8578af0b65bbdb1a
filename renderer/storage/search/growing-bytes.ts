import type { Bytes } from '../bytes.ts'
import { writeShortUtf8 } from '../short-utf8.ts'

const SMALL = 0x80

/** Bytes that are written one behind the other; the room grows by half when it runs out. */
export class GrowingBytes {
  #bytes: Bytes
  #length = 0

  constructor(room = 1_024) {
    this.#bytes = new Uint8Array(Math.max(64, room))
  }

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    this.#need(1)
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  /** An integer from 0 to 2³²−1, seven bits a byte, the lowest first (LEB128). */
  integer(value: number): void {
    let left = value
    while (left >= SMALL) {
      this.byte((left % SMALL) | SMALL)
      left = Math.floor(left / SMALL)
    }
    this.byte(left)
  }

  bytes(part: Uint8Array): void {
    this.#need(part.length)
    this.#bytes.set(part, this.#length)
    this.#length += part.length
  }

  /** UTF-8; returns how many bytes it took. */
  text(text: string): number {
    this.#need(text.length * 3)
    const from = this.#length
    this.#length = writeShortUtf8(text, this.#bytes, from)
    return this.#length - from
  }

  /** UTF-8 with its length before it. */
  measuredText(text: string): void {
    // Nearly always one byte of length: the text is moved when it is not.
    this.byte(0)
    const from = this.#length
    const length = this.text(text)
    if (length < SMALL) {
      this.#bytes[from - 1] = length
      return
    }
    const part = this.#bytes.slice(from, this.#length)
    this.#length = from - 1
    this.integer(length)
    this.bytes(part)
  }

  clear(): void {
    this.#length = 0
  }

  /** What was written so far; valid until the next write. */
  view(): Bytes {
    return this.#bytes.subarray(0, this.#length)
  }

  /** A copy without spare room. */
  done(): Bytes {
    return this.#bytes.slice(0, this.#length)
  }

  #need(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.ceil((this.#length + more) * 1.5))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
