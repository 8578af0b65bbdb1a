/** A seeded source of choices (sfc32 by Chris Doty-Humphrey, public domain): the same seed and stream, the same choices. */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number, stream: number) {
    this.#a = seed | 0
    this.#b = stream | 0
    this.#c = 0x9e3779b9
    for (let round = 0; round < 12; round += 1) this.#next()
  }

  /** 0 ≤ result < 1 */
  fraction(): number {
    return this.#next() / 4_294_967_296
  }

  /** An integer, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1))
  }

  chance(share: number): boolean {
    return this.fraction() < share
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.between(0, list.length - 1)] ?? list[0]
  }

  /** One of the values by its share; the last takes what is left of 1. */
  share<T>(shares: readonly [readonly [number, T], ...(readonly [number, T])[]]): T {
    let left = this.fraction()
    for (const [part, value] of shares) {
      left -= part
      if (left < 0) return value
    }
    return (shares.at(-1) ?? shares[0])[1]
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return sum >>> 0
  }
}

/** A list that is known to have something in it. */
export type Some<T> = readonly [T, ...T[]]
