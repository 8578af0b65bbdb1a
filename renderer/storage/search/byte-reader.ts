import type { Bytes } from '../bytes.ts'

/** Reads what `GrowingBytes` wrote. Throws a `RangeError` where the bytes end too early. */
export class ByteReader {
  readonly #bytes: Bytes
  #at = 0

  constructor(bytes: Bytes) {
    this.#bytes = bytes
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw new RangeError('the bytes end too early')
    this.#at += 1
    return value
  }

  integer(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const part = this.byte()
      value += (part & 0x7f) * factor
      if (part < 0x80) return value
      factor *= 0x80
      if (factor > 0x1_0000_0000) throw new RangeError('no such integer')
    }
  }

  /** A view, not a copy. */
  part(length: number): Bytes {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the bytes end too early')
    const part = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return part
  }
}
