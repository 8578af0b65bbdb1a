import { sumsOf } from './row-client.ts'

const FIRST_SLOTS = 4_096

/**
 * Ids of a file that were met already: eight bytes each, so that a million take 16 MB. By a sum of 64 bits; that two of a million
 * differ and have the same is less likely than one in thirty million.
 */
export class SeenIds {
  #slots = new Uint32Array(FIRST_SLOTS * 2)
  #count = 0

  /** False: it was there. */
  add(id: string): boolean {
    const [high, sum] = sumsOf([id])
    const low = sum || 1
    if (!this.#put(high, low)) return false
    this.#count += 1
    if (this.#count * 4 > this.#slots.length) this.#grow()
    return true
  }

  has(id: string): boolean {
    const [high, sum] = sumsOf([id])
    const low = sum || 1
    const mask = this.#slots.length / 2 - 1
    for (let slot = (high ^ low) & mask; ; slot = (slot + 1) & mask) {
      if (this.#slots[slot * 2 + 1] === 0) return false
      if (this.#slots[slot * 2] === high && this.#slots[slot * 2 + 1] === low) return true
    }
  }

  #put(high: number, low: number): boolean {
    const mask = this.#slots.length / 2 - 1
    for (let slot = (high ^ low) & mask; ; slot = (slot + 1) & mask) {
      if (this.#slots[slot * 2 + 1] === 0) {
        this.#slots[slot * 2] = high
        this.#slots[slot * 2 + 1] = low
        return true
      }
      if (this.#slots[slot * 2] === high && this.#slots[slot * 2 + 1] === low) return false
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Uint32Array(before.length * 2)
    for (let at = 0; at < before.length; at += 2) if (before[at + 1] !== 0) this.#put(before[at] ?? 0, before[at + 1] ?? 0)
  }
}
