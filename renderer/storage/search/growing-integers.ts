/** Integers from 0 to 2³²−1, one behind the other; the room grows by half when it runs out. */
export class GrowingIntegers {
  #values: Uint32Array<ArrayBuffer>
  #length = 0

  constructor(room = 256) {
    this.#values = new Uint32Array(Math.max(16, room))
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(Math.ceil(this.#length * 1.5))
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length] = value
    this.#length += 1
  }

  at(index: number): number {
    return this.#values[index] ?? 0
  }

  /** A copy without spare room. */
  done(): Uint32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length)
  }
}
